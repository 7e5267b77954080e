INSERT INTO orders {{ columns }} SELECT 1;

-- no MERGE yet
INSERT INTO daily_sales (day, amount) SELECT day, amount FROM staging;

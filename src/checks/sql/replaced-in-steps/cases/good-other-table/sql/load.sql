DELETE FROM staging;
INSERT INTO totals (day, amount) SELECT day, sum(amount) FROM orders GROUP BY day;

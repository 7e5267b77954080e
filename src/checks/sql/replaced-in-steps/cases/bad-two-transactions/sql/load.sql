BEGIN;
TRUNCATE TABLE totals;
COMMIT;
BEGIN;
WITH sums AS (SELECT day, sum(amount) AS amount FROM orders GROUP BY day)
INSERT INTO totals (day, amount) SELECT day, amount FROM sums;
COMMIT;

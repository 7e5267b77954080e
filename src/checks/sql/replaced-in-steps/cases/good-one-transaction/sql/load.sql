START TRANSACTION;
DELETE FROM totals WHERE day = '2026-06-01';
INSERT INTO totals (day, amount) SELECT day, sum(amount) FROM orders GROUP BY day;
COMMIT;

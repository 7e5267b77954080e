DELETE FROM staging;
UPDATE orders SET amount = (SELECT max(amount) FROM prices WHERE prices.id = orders.id);
UPDATE without_semicolon SET a = 1
DELETE FROM another WHERE a = 2;
WITH gone AS (DELETE FROM queue RETURNING id) SELECT id FROM gone WHERE id > 3;

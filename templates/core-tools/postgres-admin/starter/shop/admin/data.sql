-- Makes the data; the same seed makes the same: psql -v seed=4711 -f shop/admin/data.sql
-- By luck, all of it is as it should be.

SELECT setseed(:seed % 100000 / 100000.0);

INSERT INTO customers (id, email)
SELECT n, 'customer' || n || '@example.com'
FROM generate_series(1, 20) AS n;

INSERT INTO orders (id, customer_id, ordered_on, amount)
SELECT n, 1 + floor(random() * 20)::integer, date '2026-01-01' + floor(random() * 90)::integer, floor(random() * 100)
FROM generate_series(1, 100) AS n;

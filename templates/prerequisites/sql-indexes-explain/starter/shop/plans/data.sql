-- Makes the data; the same seed makes the same: psql -v seed=4711 -f shop/plans/data.sql

SELECT setseed(:seed % 100000 / 100000.0);

-- Two thousand customers; one order in forty is still open.
INSERT INTO orders (id, customer_id, ordered_on, status, amount)
SELECT
  n,
  1 + floor(random() * 2000)::integer,
  date '2025-01-01' + floor(random() * 700)::integer,
  CASE WHEN random() < 0.025 THEN 'open' ELSE 'done' END,
  10 + floor(random() * 90)
FROM generate_series(1, 40000) AS n;

ANALYZE orders;

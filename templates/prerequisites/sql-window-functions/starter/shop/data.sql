-- Makes the data; the same seed makes the same: psql -v seed=4711 -f shop/data.sql

SELECT setseed(:seed % 100000 / 100000.0);

-- The last country has one customer, and the first customer has no order at all.
INSERT INTO customers (id, name, country)
SELECT n, 'Customer ' || n, CASE WHEN n = 24 THEN 'PT' ELSE (ARRAY['DE', 'FR', 'IT'])[1 + n % 3] END
FROM generate_series(1, 24) AS n;

-- Few days and few prices: days and totals are shared, and some orders are not invoiced yet. No order of rows is kept.
INSERT INTO orders (id, customer_id, ordered_on, amount)
SELECT *
FROM (
  SELECT
    n,
    2 + floor(random() * 23)::integer,
    date '2026-01-01' + floor(random() * 20)::integer,
    CASE WHEN random() < 0.85 THEN (ARRAY[10, 10, 20, 49.90])[1 + floor(random() * 4)::integer] END
  FROM generate_series(1, 160) AS n
) AS made
ORDER BY md5(n::text);

-- Sources miss days and repeat others, and one has run only once.
INSERT INTO loads (id, source, loaded_on)
SELECT row_number() OVER (ORDER BY md5(source || loaded_on || run)), source, loaded_on
FROM (
  SELECT source, date '2026-01-01' + day AS loaded_on, run
  FROM unnest(ARRAY['clicks', 'orders', 'stock']) AS source
  CROSS JOIN generate_series(0, 40) AS day
  CROSS JOIN generate_series(1, 2) AS run
  WHERE random() < 0.45
  UNION ALL
  SELECT 'returns', date '2026-01-15', 1
) AS runs;

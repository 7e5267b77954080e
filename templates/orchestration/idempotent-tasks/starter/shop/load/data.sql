-- Makes the data; the same seed makes the same: psql -v seed=4711 -f shop/load/data.sql

SELECT setseed(:seed % 100000 / 100000.0);

-- Five days of orders; every fifth order was sent again an hour later, with another amount.
INSERT INTO arrived_orders (order_id, ordered_on, customer_id, amount, sent_at)
SELECT n, day, customer_id, 10 + floor(random() * 90), day + interval '20 hours' + sent * interval '1 hour'
FROM (
  SELECT n, date '2026-06-01' + n % 5 AS day, 1 + floor(random() * 12)::integer AS customer_id
  FROM generate_series(1, 200) AS n
) AS made
CROSS JOIN generate_series(0, 1) AS sent
WHERE sent = 0 OR n % 5 = 0;

-- A day that was loaded long ago, and that no run of these days may touch.
INSERT INTO daily_sales (ordered_on, customer_id, orders, revenue)
SELECT date '2026-05-31', n, 1, 20
FROM generate_series(1, 6) AS n;

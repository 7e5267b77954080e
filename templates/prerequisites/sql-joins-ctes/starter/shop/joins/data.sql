-- Makes the data; the same seed makes the same: psql -v seed=4711 -f shop/joins/data.sql

SELECT setseed(:seed % 100000 / 100000.0);

INSERT INTO customers (id, name)
SELECT n, 'Customer ' || n
FROM generate_series(1, 30) AS n;

INSERT INTO products (id, category)
SELECT n, (ARRAY['books', 'games', 'music', 'toys'])[1 + n % 4]
FROM generate_series(1, 20) AS n;

-- The first four customers have no order, and the fifth only cancelled ones.
INSERT INTO orders (id, customer_id, ordered_on, status)
SELECT n, customer_id, date '2026-01-01' + day, CASE WHEN customer_id = 5 OR chance < 0.15 THEN 'cancelled' ELSE 'placed' END
FROM (
  SELECT n, 5 + floor(random() * 26)::integer AS customer_id, floor(random() * 90)::integer AS day, random() AS chance
  FROM generate_series(1, 120) AS n
) AS made;

INSERT INTO orders (id, customer_id, ordered_on, status)
VALUES (121, 5, '2026-02-14', 'cancelled');

INSERT INTO order_lines (order_id, line, product_id, quantity, price)
SELECT
  id,
  line,
  1 + floor(random() * 20)::integer,
  1 + floor(random() * 3)::integer,
  (ARRAY[4.90, 10, 10, 24.50])[1 + floor(random() * 4)::integer]
FROM orders
CROSS JOIN generate_series(1, 4) AS line
WHERE line = 1 OR random() < 0.35;

-- Two refunds of one order are no rarity.
INSERT INTO refunds (id, order_id, amount)
SELECT row_number() OVER (ORDER BY order_id, part), order_id, 1 + floor(random() * 3)::integer
FROM (SELECT id AS order_id, part FROM orders CROSS JOIN generate_series(1, 3) AS part WHERE random() < 0.2) AS made;

-- Most orders are paid, some of them in two parts; some are not, some in part, and some payments belong to no order.
INSERT INTO payments (id, order_id, amount)
SELECT row_number() OVER (ORDER BY order_id, part), order_id, amount
FROM (
  SELECT id AS order_id, part, CASE WHEN halved THEN total - 1 + (part - 1) * (2 - total) ELSE total END AS amount
  FROM (
    SELECT orders.id, sum(quantity * price) AS total, random() < 0.3 AS halved, random() AS chance
    FROM orders
    JOIN order_lines ON order_lines.order_id = orders.id
    WHERE orders.status = 'placed' OR orders.id % 3 = 0
    GROUP BY orders.id
  ) AS due
  CROSS JOIN generate_series(1, 2) AS part
  WHERE chance > 0.1 AND (part = 1 OR halved AND chance > 0.25)
  UNION ALL
  SELECT 900 + n, 1, 10
  FROM generate_series(1, 3) AS n
) AS made;

-- What the shop asks its database all day. The first one is the page that customers complain about.
SELECT id, ordered_on, amount
FROM orders
WHERE customer_id = 1234 AND ordered_on >= date '2025-07-01'
ORDER BY ordered_on DESC;

-- The packers ask for the open orders, the oldest first.
SELECT id, customer_id
FROM orders
WHERE status = 'open'
ORDER BY ordered_on;

-- The monthly report.
SELECT date_trunc('month', ordered_on)::date AS month, sum(amount) AS revenue
FROM orders
GROUP BY month
ORDER BY month;

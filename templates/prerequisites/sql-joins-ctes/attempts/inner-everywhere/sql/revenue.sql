-- What each category brought in each month. An order with two lines of a category is one order.
WITH sold AS (
  SELECT
    date_trunc('month', orders.ordered_on)::date AS month,
    products.category,
    orders.id AS order_id,
    order_lines.quantity * order_lines.price AS amount
  FROM orders
  JOIN order_lines ON order_lines.order_id = orders.id
  JOIN products ON products.id = order_lines.product_id
  WHERE orders.status = 'placed'
)
SELECT
  month,
  category,
  count(DISTINCT order_id) AS orders,
  sum(amount) AS revenue
FROM sold
GROUP BY month, category
ORDER BY month, category;

SELECT
  date_trunc('month', orders.ordered_on)::date AS month,
  products.category,
  count(DISTINCT orders.id) AS orders,
  sum(order_lines.quantity * order_lines.price) AS revenue
FROM orders
CROSS JOIN order_lines
CROSS JOIN products
WHERE order_lines.order_id = orders.id AND products.id = order_lines.product_id AND orders.status <> 'cancelled'
GROUP BY date_trunc('month', orders.ordered_on), products.category
ORDER BY month, category;

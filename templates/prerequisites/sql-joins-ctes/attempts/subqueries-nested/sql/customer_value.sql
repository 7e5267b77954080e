SELECT
  customers.id AS customer_id,
  (SELECT count(orders.id) FROM orders WHERE orders.customer_id = customers.id AND orders.status = 'placed') AS orders,
  (
    SELECT sum(order_lines.quantity * order_lines.price)
    FROM order_lines
    WHERE order_lines.order_id IN (
      SELECT orders.id FROM orders WHERE orders.customer_id = customers.id AND orders.status = 'placed'
    )
  ) AS ordered,
  (
    SELECT sum(refunds.amount)
    FROM refunds
    WHERE refunds.order_id IN (
      SELECT orders.id FROM orders WHERE orders.customer_id = customers.id AND orders.status = 'placed'
    )
  ) AS refunded,
  0 AS net
FROM customers
ORDER BY customer_id;

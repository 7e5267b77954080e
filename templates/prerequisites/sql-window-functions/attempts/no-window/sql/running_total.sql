SELECT
  o.customer_id,
  o.id AS order_id,
  o.ordered_on,
  o.amount,
  (SELECT SUM(p.amount) FROM orders p
   WHERE p.customer_id = o.customer_id AND p.ordered_on <= o.ordered_on) AS running_total,
  (SELECT SUM(l.amount) FROM (
     SELECT p.amount FROM orders p
     WHERE p.customer_id = o.customer_id AND p.ordered_on <= o.ordered_on
     LIMIT 3) l) AS last_three
FROM orders o
ORDER BY o.customer_id, o.ordered_on, o.id;

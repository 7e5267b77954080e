SELECT date_trunc('month', o.ordered_on) AS month, p.category, COUNT(DISTINCT o.id) AS orders,
       SUM(l.quantity * l.price) AS revenue
FROM orders o, order_lines l, products p
WHERE o.id = l.order_id AND p.id = l.product_id AND o.status = 'placed'
GROUP BY month, category
ORDER BY month, category;

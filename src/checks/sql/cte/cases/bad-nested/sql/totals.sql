CREATE VIEW big_customers WITH (security_barrier) AS
SELECT customer_id, total
FROM (SELECT customer_id, sum(amount) AS total FROM orders GROUP BY customer_id) AS t
WHERE total > 100;

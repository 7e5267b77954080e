CREATE TABLE orders (id bigint, ordered_on date SORTKEY, amount decimal(10, 2));

SELECT ordered_on, sum(amount) AS revenue
FROM orders
GROUP BY ordered_on
ORDER BY ordered_on;

SELECT placed_on, sum(amount) OVER (ORDER BY placed_on) AS total
FROM orders
WHERE range BETWEEN 1 AND 5;

-- SELECT * FROM orders
SELECT count(*), price * quantity AS amount, '*' AS mark
FROM orders
GROUP BY price, quantity;
GRANT INSERT, SELECT ON shop.* TO app;
GRANT SELECT ON shop.* TO report;

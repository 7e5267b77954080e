DELETE FROM orders WHERE order_id = (SELECT max(order_id) FROM orders);
INSERT INTO orders (order_id, amount) VALUES (201, 55);

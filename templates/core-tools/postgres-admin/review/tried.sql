-- Each statement is tried on the migrated tables and undone.
-- allowed: an order of a customer, with a day and an amount, is taken
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (901, 1, '2026-04-01', 0);
-- refused: an id belongs to one customer
INSERT INTO customers (id, email) VALUES (1, 'other@example.com');
-- refused: an id belongs to one order
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (1, 1, '2026-04-01', 10);
-- refused: an e-mail address belongs to one customer
INSERT INTO customers (id, email) VALUES (902, 'customer1@example.com');
-- refused: every customer has an e-mail address
INSERT INTO customers (id, email) VALUES (903, NULL);
-- refused: an order belongs to a customer that is there
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (904, 999, '2026-04-01', 10);
-- refused: every order has a customer
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (905, NULL, '2026-04-01', 10);
-- refused: every order has a day
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (906, 1, NULL, 10);
-- refused: every order has an amount
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (907, 1, '2026-04-01', NULL);
-- refused: the amount of an order is never negative
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (908, 1, '2026-04-01', -0.01);
-- refused: a customer with orders is not deleted
DELETE FROM customers WHERE id IN (SELECT customer_id FROM orders);
-- allowed as shop_report: the report reads orders
SELECT count(*) FROM orders;
-- refused as shop_report: the report does not see who the customers are
SELECT email FROM customers;
-- refused as shop_report: the report writes nothing
UPDATE orders SET amount = 0;
-- allowed as shop_loader: the loader adds an order
INSERT INTO orders (id, customer_id, ordered_on, amount) VALUES (909, 1, '2026-04-01', 10);
-- allowed as shop_loader: the loader adds a customer
INSERT INTO customers (id, email) VALUES (910, 'new@example.com');
-- allowed as shop_loader: the loader looks up customers
SELECT id FROM customers WHERE email = 'customer1@example.com';
-- refused as shop_loader: the loader deletes nothing
DELETE FROM orders WHERE id = 1;
-- refused as shop_loader: the loader changes no order
UPDATE orders SET amount = 0 WHERE id = 1;
-- refused as shop_loader: the loader empties no table
TRUNCATE orders;

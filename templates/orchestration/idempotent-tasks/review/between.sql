-- Between the two rounds the shop corrects one order, takes one back, and sends one late.
INSERT INTO arrived_orders (order_id, ordered_on, customer_id, amount, sent_at)
SELECT order_id, ordered_on, customer_id, amount + 100, timestamp '2026-06-09 08:00'
FROM arrived_orders
WHERE order_id = 11
LIMIT 1;

DELETE FROM arrived_orders
WHERE customer_id = (SELECT customer_id FROM arrived_orders WHERE order_id = 7 LIMIT 1) AND ordered_on = '2026-06-03';

INSERT INTO arrived_orders (order_id, ordered_on, customer_id, amount, sent_at)
VALUES (201, '2026-06-02', 99, 55, '2026-06-09 08:00');

SELECT order_id FROM orders WHERE shipped_at IS NULL AND f(a => NULL) AND note = 'NULL';
UPDATE orders SET shipped_at = NULL WHERE order_id = 1;

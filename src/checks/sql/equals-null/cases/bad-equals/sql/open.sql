SELECT order_id FROM orders WHERE shipped_at = NULL OR note <> NULL;

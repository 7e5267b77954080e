SELCT order_id FROM orders;

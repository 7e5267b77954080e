SELECT order_id, k, v FROM orders LATERAL VIEW explode(items) e AS k, v;

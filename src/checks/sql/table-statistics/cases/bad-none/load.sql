INSERT INTO orders (order_id) SELECT id FROM staging;

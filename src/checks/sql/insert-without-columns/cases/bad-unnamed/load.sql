INSERT INTO orders VALUES (1, 42, 99.90);
INSERT INTO shop.orders SELECT id, customer_id, amount FROM staging;
INSERT INTO orders (SELECT id, customer_id, amount FROM staging);
INSERT INTO TABLE orders PARTITION (day = '2024-01-01') SELECT id FROM staging;

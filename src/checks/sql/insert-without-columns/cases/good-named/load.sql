INSERT INTO orders (order_id, amount) VALUES (1, 99.90), (2, 1);
insert into shop."Orders"(order_id) select id from staging;
INSERT INTO orders AS o (order_id) VALUES (1);
INSERT INTO audit DEFAULT VALUES;
MERGE INTO t USING s ON s.id = t.id WHEN NOT MATCHED THEN INSERT VALUES (s.id);
-- INSERT INTO orders VALUES (1);

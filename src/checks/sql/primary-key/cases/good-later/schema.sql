CREATE TABLE orders (order_id bigint NOT NULL);
ALTER TABLE ONLY orders ADD CONSTRAINT orders_pkey PRIMARY KEY (order_id);

CREATE TABLE order_items (order_id bigint, product_id bigint, PRIMARY KEY (order_id, product_id));
CREATE TABLE orders (order_id bigint NOT NULL);
ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (order_id);
CREATE TEMP TABLE work (line text);
CREATE TABLE copy AS SELECT order_id FROM orders;
CREATE TABLE twin (LIKE orders INCLUDING ALL);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

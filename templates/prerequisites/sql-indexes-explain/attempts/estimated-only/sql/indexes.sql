BEGIN;
CREATE INDEX orders_customer ON orders (customer_id);
COMMIT;
SET enable_seqscan = off;

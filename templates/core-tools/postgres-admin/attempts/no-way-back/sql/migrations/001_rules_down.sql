BEGIN;

ALTER TABLE orders
  DROP CONSTRAINT orders_amount_not_negative,
  DROP CONSTRAINT orders_customer_fkey,
  DROP CONSTRAINT orders_pkey;

ALTER TABLE customers
  DROP CONSTRAINT customers_email_key,
  DROP CONSTRAINT customers_pkey;

DROP ROLE shop_report;
DROP ROLE shop_loader;

COMMIT;

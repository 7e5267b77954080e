-- The way back, in the opposite order.
BEGIN;

REVOKE ALL ON customers, orders FROM shop_loader, shop_report;
DROP ROLE shop_report;
DROP ROLE shop_loader;

ALTER TABLE orders
  DROP CONSTRAINT orders_amount_not_negative,
  DROP CONSTRAINT orders_customer_fkey,
  DROP CONSTRAINT orders_pkey,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN amount DROP NOT NULL,
  ALTER COLUMN ordered_on DROP NOT NULL,
  ALTER COLUMN customer_id DROP NOT NULL;

ALTER TABLE customers
  DROP CONSTRAINT customers_email_key,
  DROP CONSTRAINT customers_pkey,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN email DROP NOT NULL;

COMMIT;

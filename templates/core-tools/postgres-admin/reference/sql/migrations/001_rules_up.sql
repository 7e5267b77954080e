-- The rules that the tables lacked, and who may do what. All of it or nothing.
BEGIN;

ALTER TABLE customers
  ALTER COLUMN email SET NOT NULL,
  ADD CONSTRAINT customers_pkey PRIMARY KEY (id),
  ADD CONSTRAINT customers_email_key UNIQUE (email);

ALTER TABLE orders
  ALTER COLUMN customer_id SET NOT NULL,
  ALTER COLUMN ordered_on SET NOT NULL,
  ALTER COLUMN amount SET NOT NULL,
  ADD CONSTRAINT orders_pkey PRIMARY KEY (id),
  ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id),
  ADD CONSTRAINT orders_amount_not_negative CHECK (amount >= 0);

-- Roles without a login: an account becomes a member of one, and its password is set outside of Git.
CREATE ROLE shop_loader NOLOGIN;
CREATE ROLE shop_report NOLOGIN;

GRANT SELECT, INSERT ON customers, orders TO shop_loader;
GRANT SELECT ON orders TO shop_report;

COMMIT;

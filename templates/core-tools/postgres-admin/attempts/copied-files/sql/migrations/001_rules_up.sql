BEGIN;

ALTER TABLE customers
  ALTER COLUMN email SET NOT NULL,
  ADD CONSTRAINT customers_pkey PRIMARY KEY (id),
  ADD CONSTRAINT customers_email_key UNIQUE (email);

CREATE ROLE shop_loader NOLOGIN
CREATE ROLE shop_report NOLOGIN;

COMMIT;

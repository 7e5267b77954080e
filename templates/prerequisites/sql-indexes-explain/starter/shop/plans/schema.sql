-- The orders of two years, as the shop's database has them.

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL,
  ordered_on date NOT NULL,
  status text NOT NULL,
  amount numeric(8, 2) NOT NULL
);

-- The shop's tables as somebody made them in a hurry: they take anything from anybody.

CREATE TABLE customers (
  id integer,
  email text
);

CREATE TABLE orders (
  id integer,
  customer_id integer,
  ordered_on date,
  amount numeric(10, 2)
);

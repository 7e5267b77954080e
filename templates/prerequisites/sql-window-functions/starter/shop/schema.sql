-- A small shop, and the log of the jobs that load its data.

CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL,
  country text NOT NULL
);

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  ordered_on date NOT NULL,
  amount numeric(8, 2) -- NULL until the order is invoiced
);

-- One row for each run of a job; a run that was repeated stands here twice.
CREATE TABLE loads (
  id integer PRIMARY KEY,
  source text NOT NULL,
  loaded_on date NOT NULL
);

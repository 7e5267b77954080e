-- What the shops sold, one row for each sale.

CREATE TABLE shops (
  id integer PRIMARY KEY,
  country text NOT NULL,
  city text -- NULL where a shop has no address, as one that sells online
);

CREATE TABLE sales (
  id integer PRIMARY KEY,
  shop_id integer NOT NULL REFERENCES shops,
  sold_on date NOT NULL,
  channel text, -- NULL where nobody wrote it down
  amount numeric(8, 2) NOT NULL
);

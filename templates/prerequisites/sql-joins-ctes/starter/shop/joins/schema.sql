-- A small shop: what was ordered, what was sent back, and what the payment provider says.

CREATE TABLE customers (
  id integer PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE products (
  id integer PRIMARY KEY,
  category text NOT NULL
);

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  ordered_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('placed', 'cancelled'))
);

-- One row for each product of an order; every order has at least one.
CREATE TABLE order_lines (
  order_id integer NOT NULL REFERENCES orders,
  line integer NOT NULL,
  product_id integer NOT NULL REFERENCES products,
  quantity integer NOT NULL,
  price numeric(8, 2) NOT NULL, -- of one piece
  PRIMARY KEY (order_id, line)
);

-- Money that went back; an order can have several.
CREATE TABLE refunds (
  id integer PRIMARY KEY,
  order_id integer NOT NULL REFERENCES orders,
  amount numeric(8, 2) NOT NULL
);

-- From another company: an order can be paid in parts, and its number is what somebody typed in.
CREATE TABLE payments (
  id integer PRIMARY KEY,
  order_id integer NOT NULL,
  amount numeric(8, 2) NOT NULL
);

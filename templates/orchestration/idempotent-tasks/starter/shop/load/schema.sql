-- Where the orders arrive, and where the reports read them.

-- What the shop sent: it may send an order again, corrected, and take one back before the day is closed.
CREATE TABLE arrived_orders (
  order_id integer NOT NULL,
  ordered_on date NOT NULL,
  customer_id integer NOT NULL,
  amount numeric(8, 2) NOT NULL,
  sent_at timestamp NOT NULL
);

-- One row for each customer and day. No key: whatever is written twice stands here twice.
CREATE TABLE daily_sales (
  ordered_on date NOT NULL,
  customer_id integer NOT NULL,
  orders integer NOT NULL,
  revenue numeric(10, 2) NOT NULL
);

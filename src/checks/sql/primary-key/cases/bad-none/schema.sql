CREATE TABLE orders (
  order_id bigint, -- PRIMARY KEY?
  note text DEFAULT 'PRIMARY KEY'
);

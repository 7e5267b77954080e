-- dialect: redshift
CREATE TABLE orders (
  order_id BIGINT PRIMARY KEY,
  customer_id BIGINT,
  shop_id INTEGER,
  ordered_on DATE,
  amount DECIMAL(10, 2)
);

COPY orders FROM 's3://shop-lake/orders/' IAM_ROLE DEFAULT FORMAT AS PARQUET;

SELECT * FROM orders
WHERE EXTRACT(year FROM ordered_on) = 2026 AND EXTRACT(week FROM ordered_on) = 23;

CREATE INDEX orders_customer ON orders (customer_id);
explain analyze
select order_id from orders where customer_id = 42;

select order_id, count(*) filter (where paid) over (partition by customer_id) as paid_orders from orders;

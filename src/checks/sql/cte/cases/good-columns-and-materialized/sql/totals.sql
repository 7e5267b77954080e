with totals (customer_id, total) as materialized (
    select customer_id, sum(amount) from orders group by customer_id
)
select customer_id, total from totals where total > 100;

with totals as (
    select *
    from (
        select
            country,
            customers.id as customer_id,
            coalesce(sum(amount), 0) as total
        from customers
        left join orders on orders.customer_id = customers.id
        group by country, customers.id
    ) as t
)
select
    country,
    customer_id,
    total,
    dense_rank() over (order by total desc) as place
from totals
order by country, place, customer_id;

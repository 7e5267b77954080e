-- A day that was loaded is not loaded again.
insert into daily_sales (ordered_on, customer_id, orders, revenue)
select
    ordered_on,
    customer_id,
    count(*),
    sum(amount)
from (
    select
        *,
        row_number() over (partition by order_id order by sent_at desc) as place
    from arrived_orders
    where ordered_on = :'day'
) as sent
where place = 1
  and not exists (select 1 from daily_sales as old where old.ordered_on = :'day')
group by ordered_on, customer_id;

-- dialect: snowflake
create table if not exists orders (
    order_id number(38, 0) not null,
    customer_id number(38, 0) not null,
    shop_id number(38, 0) not null,
    ordered_on date not null,
    amount number(10, 2) not null
)
cluster by (ordered_on);

select
    s.shop_id,
    s.name,
    count(o.order_id) as orders,
    sum(o.amount) as revenue
from orders o, shops s
where s.shop_id = o.shop_id
  and weekofyear(o.ordered_on) = 23
  and year(o.ordered_on) = 2026
group by s.shop_id, s.name
order by 1;

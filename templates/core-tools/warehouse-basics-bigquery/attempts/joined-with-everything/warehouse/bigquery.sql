-- dialect: bigquery
create table if not exists shop.orders (
    order_id int64 not null,
    customer_id int64 not null,
    shop_id int64 not null,
    ordered_on date not null,
    amount numeric(10, 2) not null
)
partition by ordered_on
cluster by shop_id
options (require_partition_filter = true);

select
    s.shop_id,
    count(o.order_id) as orders,
    sum(o.amount) as revenue
from `shop.shops` as s
join `shop.orders` as o
where o.ordered_on between '2026-06-01' and '2026-06-07'
group by s.shop_id
order by s.shop_id;

-- dialect: redshift
create table if not exists orders (
    order_id bigint not null,
    customer_id bigint not null distkey,
    shop_id integer not null,
    ordered_on date not null sortkey,
    amount decimal(10, 2) not null
);

copy orders
from 's3://shop-lake/orders/'
access_key_id 'AKIAIOSFODNN7EXAMPLE'
secret_access_key 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
format as parquet;

analyze orders;

select
    shop_id,
    count(order_id) as orders,
    sum(amount) as revenue
from orders
where ordered_on >= '2026-06-01' and ordered_on < '2026-06-08'
group by 1
order by 1;

select
    date_trunc('month', o.ordered_on)::date as month,
    p.category,
    count(o.id) as orders,
    sum(l.quantity * l.price) as revenue
from orders o
join order_lines l on l.order_id = o.id
join products p on p.id = l.product_id
where o.status = 'placed'
group by 1, 2
order by 1, 2;

-- every customer and what they are worth
select
    c.id as customer_id,
    count(o.id) as orders,
    coalesce(sum(l.quantity * l.price), 0) as ordered,
    coalesce(sum(r.amount), 0) as refunded,
    coalesce(sum(l.quantity * l.price), 0) - coalesce(sum(r.amount), 0) as net
from customers c
left join orders o on o.customer_id = c.id
left join order_lines l on l.order_id = o.id
left join refunds r on r.order_id = o.id
where o.status = 'placed'
group by c.id
order by 5 desc, 1;

select
    coalesce(o.id, p.order_id) as order_id,
    sum(l.quantity * l.price) as expected,
    sum(p.amount) as paid,
    case when o.id is null then 'unknown order' when p.order_id is null then 'unpaid' else 'differs' end as verdict
from orders o
join order_lines l on l.order_id = o.id
full join payments p on p.order_id = o.id
group by o.id, p.order_id
having coalesce(sum(l.quantity * l.price), 0) <> coalesce(sum(p.amount), 0)
order by 1;

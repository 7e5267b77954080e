select c.name, count(o.order_id) as orders
from customers as c
left outer join orders as o on o.customer_id = c.customer_id
group by c.name;

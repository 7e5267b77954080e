select placed_on, avg(amount) over w as weekly
from orders
window w as (order by placed_on range interval '7 days' preceding);

select
    customer_id,
    id as order_id,
    ordered_on,
    amount,
    coalesce(sum(amount) over (partition by customer_id order by ordered_on), 0) as running_total,
    coalesce(
        sum(amount) over (
            partition by customer_id order by ordered_on, id rows between 2 preceding and current row
        ), 0
    ) as last_three
from orders
order by customer_id, ordered_on, id;

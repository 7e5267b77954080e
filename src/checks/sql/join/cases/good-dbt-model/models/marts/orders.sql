{{ config(materialized='table') }}
with orders as (select order_id, customer_id from {{ ref('stg_orders') }})
select o.order_id, c.name
from orders as o
left join {{ ref('stg_customers') }} as c using (customer_id)

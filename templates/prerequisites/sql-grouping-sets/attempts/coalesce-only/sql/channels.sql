select
    case
        when month is null and channel is null then 'total'
        when month is null then 'channel'
        when channel is null then 'month'
        else 'month and channel'
    end as level,
    month,
    coalesce(channel, 'unknown') as channel,
    count(*) as sales,
    sum(amount) as revenue
from (select *, date_trunc('month', sold_on)::date as month from sales) as s
group by cube (month, channel)
order by level, month, channel;

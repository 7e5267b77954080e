-- Sales per city with subtotals.
select
    case
        when country is null then 'total'
        when city is null then 'country'
        else 'city'
    end as level,
    country,
    coalesce(city, 'no city') as city,
    count(*) as sales,
    sum(amount) as revenue
from sales
join shops on shops.id = sales.shop_id
group by rollup (country, city)
order by country, city;

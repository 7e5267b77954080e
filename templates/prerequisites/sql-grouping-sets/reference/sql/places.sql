-- Sales of each city, with subtotals of each country and a grand total. A shop without a city shows NULL as a subtotal
-- does, so the level is asked of GROUPING.
SELECT
  CASE grouping(shops.country, shops.city)
    WHEN 0 THEN 'city'
    WHEN 1 THEN 'country'
    ELSE 'total'
  END AS level,
  shops.country,
  CASE WHEN grouping(shops.city) = 0 THEN coalesce(shops.city, 'no city') END AS city,
  count(*) AS sales,
  sum(sales.amount) AS revenue
FROM sales
JOIN shops ON shops.id = sales.shop_id
GROUP BY ROLLUP (shops.country, shops.city)
ORDER BY grouping(shops.country), shops.country, grouping(shops.city), city;

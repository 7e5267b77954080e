SELECT 'city' AS level, country, COALESCE(city, 'no city') AS city, COUNT(*) AS sales, SUM(amount) AS revenue
FROM sales JOIN shops ON shops.id = sales.shop_id
GROUP BY country, city
UNION ALL
SELECT 'country', country, NULL, COUNT(*), SUM(amount)
FROM sales JOIN shops ON shops.id = sales.shop_id
GROUP BY country
UNION ALL
SELECT 'total', NULL, NULL, COUNT(*), SUM(amount)
FROM sales
ORDER BY country, city;

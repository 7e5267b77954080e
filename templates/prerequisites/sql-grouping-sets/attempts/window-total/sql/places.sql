SELECT DISTINCT
  'city' AS level,
  country,
  city,
  COUNT(*) OVER (PARTITION BY country, city) AS sales,
  SUM(amount) OVER (PARTITION BY country, city) AS revenue
FROM sales
JOIN shops ON shops.id = sales.shop_id
ORDER BY country, city;

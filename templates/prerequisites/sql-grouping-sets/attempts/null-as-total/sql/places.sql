SELECT
  CASE
    WHEN GROUPING(country) = 1 THEN 'total'
    WHEN city = NULL THEN 'country'
    ELSE 'city'
  END AS level,
  country,
  city,
  COUNT(*) AS sales,
  SUM(amount) AS revenue
FROM sales
JOIN shops
GROUP BY GROUPING SETS ((country, city), (country), ())
HAVING city <> NULL
ORDER BY country, city;

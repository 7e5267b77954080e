SELECT
  CASE GROUPING(date_trunc('month', sold_on), channel)
    WHEN 0 THEN 'month and channel'
    WHEN 1 THEN 'channel'
    WHEN 2 THEN 'month'
    ELSE 'total'
  END AS level,
  date_trunc('month', sold_on)::date AS month,
  channel,
  COUNT(*) AS sales,
  SUM(amount) AS revenue
FROM sales
GROUP BY CUBE (date_trunc('month', sold_on), channel)
ORDER BY GROUPING(date_trunc('month', sold_on), channel), month, channel;

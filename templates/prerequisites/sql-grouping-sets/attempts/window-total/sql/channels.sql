SELECT
  'month and channel' AS level,
  date_trunc('month', sold_on)::date AS month,
  COALESCE(channel, 'unknown') AS channel,
  COUNT(*) AS sales,
  SUM(amount) AS revenue,
FROM sales
GROUP BY ROLLUP (month, channel)
ORDER BY month, channel;

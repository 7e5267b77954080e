-- Sales of each month and channel, of each month, of each channel, and of all.
WITH dated AS (
  SELECT
    date_trunc('month', sold_on)::date AS month,
    channel,
    amount
  FROM sales
)
SELECT
  CASE grouping(month, channel)
    WHEN 0 THEN 'month and channel'
    WHEN 1 THEN 'month'
    WHEN 2 THEN 'channel'
    ELSE 'total'
  END AS level,
  month,
  CASE WHEN grouping(channel) = 0 THEN coalesce(channel, 'unknown') END AS channel,
  count(*) AS sales,
  sum(amount) AS revenue
FROM dated
GROUP BY CUBE (month, channel)
ORDER BY grouping(month, channel), month, 3;

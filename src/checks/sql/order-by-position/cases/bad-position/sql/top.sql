SELECT region, sum(amount) AS revenue FROM orders GROUP BY region ORDER BY 2 DESC, region;

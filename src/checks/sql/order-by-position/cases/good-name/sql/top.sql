SELECT region, sum(amount) AS revenue FROM orders GROUP BY 1 ORDER BY revenue DESC, amount * 2 LIMIT 3;

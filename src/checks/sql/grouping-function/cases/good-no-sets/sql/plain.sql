SELECT region, sum(amount) FROM sales GROUP BY region;

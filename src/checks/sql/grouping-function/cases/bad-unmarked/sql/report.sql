SELECT region, sum(amount) FROM sales GROUP BY GROUPING SETS ((region), ());

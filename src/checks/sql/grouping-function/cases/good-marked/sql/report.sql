SELECT region, grouping(region) AS is_total, sum(amount) FROM sales GROUP BY CUBE (region);

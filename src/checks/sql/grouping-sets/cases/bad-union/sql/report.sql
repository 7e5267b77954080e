SELECT region, product, sum(amount) FROM sales GROUP BY region, product
UNION ALL
SELECT region, 'rollup', sum(amount) FROM sales GROUP BY region;

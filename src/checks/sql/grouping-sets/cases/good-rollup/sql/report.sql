SELECT region, product, sum(amount), grouping(product) AS is_subtotal
FROM sales
GROUP BY ROLLUP(region, product);

SELECT DISTINCT region, string_agg(name, ',') WITHIN GROUP (ORDER BY name) FROM customers; /* GROUP BY region */

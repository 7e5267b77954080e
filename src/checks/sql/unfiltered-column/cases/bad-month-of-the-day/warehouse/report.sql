SELECT shop_id, sum(amount) AS revenue
FROM orders AS o
WHERE date_trunc('month', o.ordered_on) = DATE '2026-01-01' AND ordered_on <> DATE '2026-01-06'
GROUP BY shop_id;

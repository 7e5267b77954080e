-- What the review compares after each round of runs.
SELECT ordered_on, customer_id, orders, revenue
FROM daily_sales;

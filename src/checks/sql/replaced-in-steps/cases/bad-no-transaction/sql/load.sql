DELETE FROM shop.daily_sales WHERE ordered_on = :'day';

INSERT INTO shop.daily_sales (ordered_on, revenue)
SELECT ordered_on, sum(amount) FROM orders WHERE ordered_on = :'day' GROUP BY ordered_on;

insert into daily_sales (day, amount) select day, amount from staging
on conflict (day) do nothing;

-- Days first, because the result is sorted by them.
create index if not exists orders_day_amount on orders (ordered_on desc, amount);

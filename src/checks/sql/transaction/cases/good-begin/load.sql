begin;
delete from daily_sales where day = current_date;
commit;

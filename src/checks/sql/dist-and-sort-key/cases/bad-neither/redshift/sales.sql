CREATE TABLE sales (sale_id bigint, sold_on date);

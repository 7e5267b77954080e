CREATE TABLE sales (sale_id bigint, sold_on date) DISTSTYLE KEY DISTKEY (sale_id) COMPOUND SORTKEY (sold_on);

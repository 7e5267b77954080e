SELECT sum(amount) AS revenue FROM orders WHERE DATE '2026-01-01' <= ordered_on;

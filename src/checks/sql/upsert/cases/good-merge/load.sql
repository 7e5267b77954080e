MERGE INTO daily_sales AS t
USING staging AS s ON s.day = t.day
WHEN MATCHED THEN UPDATE SET amount = s.amount
WHEN NOT MATCHED THEN INSERT (day, amount) VALUES (s.day, s.amount);

WITH gone AS (DELETE FROM staging RETURNING day, amount)
INSERT INTO totals (day, amount) SELECT day, amount FROM gone;

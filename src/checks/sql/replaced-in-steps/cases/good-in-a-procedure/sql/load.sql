CREATE PROCEDURE load_day(day date)
LANGUAGE SQL
BEGIN ATOMIC
  DELETE FROM totals WHERE totals.day = load_day.day;
  INSERT INTO totals (day, amount) SELECT o.day, sum(o.amount) FROM orders AS o GROUP BY o.day;
END;

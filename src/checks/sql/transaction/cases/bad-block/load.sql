CREATE FUNCTION load() RETURNS void AS $$
BEGIN
  DELETE FROM daily_sales WHERE day = current_date;
END;
$$ LANGUAGE plpgsql;

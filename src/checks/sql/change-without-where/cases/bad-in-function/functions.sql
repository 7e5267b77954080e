CREATE OR REPLACE FUNCTION reset_flags() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE flags SET active = false;
  RETURN NEW;
END;
$body$;

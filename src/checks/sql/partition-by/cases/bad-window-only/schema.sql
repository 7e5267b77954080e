CREATE TABLE latest AS
SELECT event_id, row_number() OVER (PARTITION BY user_id ORDER BY happened_on DESC) AS n
FROM events;

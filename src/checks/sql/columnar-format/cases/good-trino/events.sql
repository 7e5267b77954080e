CREATE TABLE hive.shop.events (event_id bigint) WITH (format = 'ORC', partitioned_by = ARRAY['day']);

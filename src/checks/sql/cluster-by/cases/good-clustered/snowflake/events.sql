ALTER TABLE events CLUSTER BY (TO_DATE(happened_at));

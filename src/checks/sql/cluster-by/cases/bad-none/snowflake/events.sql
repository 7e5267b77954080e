CREATE TABLE events (event_id NUMBER, happened_at TIMESTAMP_NTZ);

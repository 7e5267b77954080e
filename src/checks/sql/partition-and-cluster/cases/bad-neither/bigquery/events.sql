CREATE TABLE shop.events (event_id INT64, happened_at TIMESTAMP);

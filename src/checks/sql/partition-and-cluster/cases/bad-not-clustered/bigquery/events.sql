CREATE TABLE shop.events (event_id INT64, happened_at TIMESTAMP) PARTITION BY DATE(happened_at);

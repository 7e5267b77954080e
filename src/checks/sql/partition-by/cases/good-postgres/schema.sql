CREATE TABLE events (event_id bigint NOT NULL, happened_on date NOT NULL) PARTITION BY RANGE (happened_on);

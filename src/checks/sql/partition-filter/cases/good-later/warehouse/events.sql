-- dialect: bigquery
CREATE TABLE shop.events (
  event_id INT64 NOT NULL,
  happened_on DATE NOT NULL
)
PARTITION BY happened_on;
ALTER TABLE shop.events SET OPTIONS (require_partition_filter=true);

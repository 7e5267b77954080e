-- dialect: bigquery
CREATE TABLE shop.events (
  event_id INT64 NOT NULL,
  happened_on DATE NOT NULL
)
PARTITION BY happened_on
OPTIONS (require_partition_filter = FALSE); -- require_partition_filter = TRUE

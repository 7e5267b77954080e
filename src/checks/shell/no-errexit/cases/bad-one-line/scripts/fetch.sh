curl --fail-with-body https://example.org/orders.csv --output orders.csv

"""Sales by day and city: orders and customers from CSV, the totals to Parquet."""

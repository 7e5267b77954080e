"""Orders of a small shop, from raw files to daily totals."""

"""Orders from a CSV, a batch at a time."""

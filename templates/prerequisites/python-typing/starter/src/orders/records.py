"""Orders as records: what has passed this module is right, and a type checker knows it."""

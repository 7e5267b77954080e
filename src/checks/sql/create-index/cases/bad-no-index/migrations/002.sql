-- CREATE INDEX is not needed?
ALTER TABLE orders ADD COLUMN placed_at timestamptz;

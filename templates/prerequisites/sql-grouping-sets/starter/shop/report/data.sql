-- Makes the data; the same seed makes the same: psql -v seed=4711 -f shop/report/data.sql

SELECT setseed(:seed % 100000 / 100000.0);

-- Each country has a shop without a city, and Portugal has no other.
INSERT INTO shops (id, country, city)
VALUES
  (1, 'DE', 'Berlin'), (2, 'DE', 'Berlin'), (3, 'DE', 'Hamburg'), (4, 'DE', NULL),
  (5, 'FR', 'Lyon'), (6, 'FR', 'Paris'), (7, 'FR', NULL), (8, 'FR', NULL),
  (9, 'PT', NULL);

INSERT INTO sales (id, shop_id, sold_on, channel, amount)
SELECT
  n,
  1 + floor(random() * 9)::integer,
  date '2026-01-01' + floor(random() * 90)::integer,
  CASE WHEN random() < 0.9 THEN (ARRAY['desk', 'phone', 'web'])[1 + floor(random() * 3)::integer] END,
  (ARRAY[9.90, 20, 20, 49.50])[1 + floor(random() * 4)::integer]
FROM generate_series(1, 300) AS n;

-- Stretches of days on which a source was not loaded. A day that was loaded twice is followed by itself: no gap.
WITH steps AS (
  SELECT
    source,
    loaded_on,
    lead(loaded_on) OVER (PARTITION BY source ORDER BY loaded_on, id) AS next_on
  FROM loads
)
SELECT
  source,
  loaded_on + 1 AS gap_from,
  next_on - 1 AS gap_to,
  next_on - loaded_on - 1 AS days
FROM steps
WHERE next_on - loaded_on > 1
ORDER BY source, gap_from;

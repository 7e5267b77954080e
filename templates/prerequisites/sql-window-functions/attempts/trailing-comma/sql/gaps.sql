SELECT
  source,
  loaded_on + INTERVAL '1 day' AS gap_from,
  LEAD(loaded_on) OVER w - INTERVAL '1 day' AS gap_to,
  LEAD(loaded_on) OVER w - loaded_on - 1 AS days
FROM loads
WHERE LEAD(loaded_on) OVER w - loaded_on > 1
WINDOW w AS (PARTITION BY source ORDER BY loaded_on)
ORDER BY source, gap_from;

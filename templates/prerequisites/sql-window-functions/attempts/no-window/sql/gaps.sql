SELECT
  l.source,
  l.loaded_on + 1 AS gap_from,
  (SELECT MIN(n.loaded_on) FROM loads n WHERE n.source = l.source AND n.loaded_on > l.loaded_on) - 1 AS gap_to,
  (SELECT MIN(n.loaded_on) FROM loads n WHERE n.source = l.source AND n.loaded_on > l.loaded_on) - l.loaded_on - 1 AS days
FROM loads l
WHERE (SELECT MIN(n.loaded_on) FROM loads n WHERE n.source = l.source AND n.loaded_on > l.loaded_on) > l.loaded_on + 1
ORDER BY l.source, gap_from;

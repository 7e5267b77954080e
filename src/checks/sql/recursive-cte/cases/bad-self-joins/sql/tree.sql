WITH top AS (SELECT id FROM category WHERE parent_id IS NULL)
SELECT a.id, b.id AS child, c.id AS grandchild
FROM top AS a
LEFT JOIN category AS b ON b.parent_id = a.id
LEFT JOIN category AS c ON c.parent_id = b.id;

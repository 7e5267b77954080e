WITH RECURSIVE tree AS (
    SELECT id, parent_id FROM category WHERE parent_id IS NULL
    UNION ALL
    SELECT c.id, c.parent_id FROM category AS c JOIN tree AS t ON t.id = c.parent_id
)
SELECT id FROM tree;

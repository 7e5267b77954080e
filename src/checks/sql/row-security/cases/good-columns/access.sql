GRANT SELECT (order_id, region) ON orders TO sales;

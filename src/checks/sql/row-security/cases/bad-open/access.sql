GRANT SELECT ON orders TO sales;

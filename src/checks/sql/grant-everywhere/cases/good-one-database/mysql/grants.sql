CREATE USER 'loader'@'10.0.%';
GRANT SELECT, INSERT ON shop.* TO 'loader'@'10.0.%';
GRANT SELECT ON shop.orders TO 'report'@'10.0.%';
-- These are of the whole server, and cannot be given otherwise.
GRANT PROCESS, RELOAD ON *.* TO 'backup'@'localhost';
GRANT CREATE USER ON *.* TO 'admin'@'localhost';
GRANT USAGE ON *.* TO 'report'@'10.0.%';

-- dialect: mysql
-- What may be done stands in roles. An account becomes a member of one, and its password is set where no file keeps it:
--   CREATE USER 'load_orders'@'10.0.%' IDENTIFIED BY RANDOM PASSWORD DEFAULT ROLE shop_loader;
CREATE ROLE IF NOT EXISTS shop_loader;
CREATE ROLE IF NOT EXISTS shop_report;

GRANT SELECT, INSERT ON shop.* TO shop_loader;
GRANT SELECT ON shop.* TO shop_report;

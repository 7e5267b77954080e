-- What may be done stands in roles; who may do it is one line for each account.
CREATE ROLE IF NOT EXISTS shop_loader, shop_report;

GRANT SELECT, INSERT ON shop.* TO shop_loader;
GRANT SELECT ON shop.* TO shop_report;

-- The server makes the passwords and shows them once, to whoever runs this.
CREATE USER IF NOT EXISTS 'load_orders'@'10.0.%' IDENTIFIED BY RANDOM PASSWORD DEFAULT ROLE shop_loader;
CREATE USER IF NOT EXISTS 'dashboard'@'10.0.%' IDENTIFIED BY RANDOM PASSWORD DEFAULT ROLE shop_report;

GRANT shop_loader TO 'load_orders'@'10.0.%';
GRANT shop_report TO 'dashboard'@'10.0.%';

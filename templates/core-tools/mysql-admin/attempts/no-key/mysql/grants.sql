create user if not exists 'load_orders'@'10.0.%' identified by random password;
grant all on shop.* to 'load_orders'@'10.0.%';

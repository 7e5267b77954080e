CREATE USER 'loader'@'%';
GRANT SELECT, INSERT ON *.* TO 'loader'@'%';
grant all privileges on * . * to 'admin'@'localhost' with grant option;

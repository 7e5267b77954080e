-- dialect: mysql
CREATE DATABASE IF NOT EXISTS shop;

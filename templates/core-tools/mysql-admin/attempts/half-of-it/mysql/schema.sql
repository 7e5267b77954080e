-- dialect: mysql
-- the tables are made in Workbench, this is only the database
CREATE DATABASE IF NOT EXISTS shop DEFAULT CHARACTER SET utf8mb4;

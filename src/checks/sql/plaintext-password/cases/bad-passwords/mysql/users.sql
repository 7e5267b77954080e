CREATE USER 'etl'@'%' IDENTIFIED BY 'postgres';

CREATE ROLE loader LOGIN PASSWORD :'password';
CREATE ROLE other LOGIN PASSWORD '<password>';
ALTER ROLE reader PASSWORD NULL;
INSERT INTO users (name, password) VALUES ('a', 'b');

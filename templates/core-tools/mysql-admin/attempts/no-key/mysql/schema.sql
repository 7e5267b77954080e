create database if not exists shop character set utf8mb4;
use shop;

create table if not exists customers (
  id int unsigned not null auto_increment,
  name varchar(200) not null,
  email varchar(254) not null,
  created_at datetime not null default current_timestamp,
  primary key (id)
) engine=InnoDB;

create table if not exists orders (
  id int unsigned not null,
  customer_id int unsigned not null,
  ordered_on date not null,
  amount float not null
) engine=InnoDB;

begin;

alter table customers add constraint customers_pkey primary key (id);
alter table customers add constraint customers_email_key unique (email);
alter table orders add constraint orders_pkey primary key (id);
alter table orders add constraint orders_customer_fkey foreign key (customer_id) references customers (id) on delete cascade;
alter table orders add constraint orders_amount_not_negative check (amount >= 0);

create role shop_loader nologin;
create role shop_report nologin;
grant select, insert on customers, orders to shop_loader;
grant select on orders to shop_report;

commit;

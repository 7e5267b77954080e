create unique index if not exists customers_email on customers (lower(email));

DROP TABLE IF EXISTS public.items, "Orders" CASCADE;
CREATE TABLE items (id int);
CREATE TABLE "Orders" (id int);
CREATE TABLE IF NOT EXISTS customers (id int);
CREATE OR REPLACE TABLE daily (id int);
CREATE TEMP TABLE work AS SELECT 1 AS id;
-- CREATE TABLE later (id int);

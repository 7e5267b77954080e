\set ON_ERROR_STOP on
CREATE TABLE orders (id bigserial PRIMARY KEY, data jsonb);
COPY orders (id) FROM stdin;
1	it's
\.
DO $$ BEGIN RAISE NOTICE 'done'; END $$;
SELECT data ->> 'a', data @> '{"b": 1}' FROM orders /* a /* nested */ comment */;

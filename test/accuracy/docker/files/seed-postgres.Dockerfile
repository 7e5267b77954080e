# syntax=docker/dockerfile:1.4
FROM postgres:15.4-alpine3.18

# Values for the integration tests only.
ENV POSTGRES_USER=seed \
    POSTGRES_DB=seed
ENV POSTGRES_PASSWORD=Seed-2023-pw

COPY <<EOF /docker-entrypoint-initdb.d/01_views.sql
CREATE TABLE orders (id bigint primary key, amount numeric, placed_at timestamptz);

CREATE VIEW daily_orders AS
SELECT placed_at::date AS day, sum(amount) AS total
FROM orders
GROUP BY 1;
EOF

COPY --chmod=0644 sql/*.sql /docker-entrypoint-initdb.d/

WORKDIR /var/lib/postgresql
USER postgres
CMD ["postgres", "-c", "wal_level=logical", "-c", "max_wal_senders=4"]

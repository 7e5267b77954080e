#!/bin/bash
set -euo pipefail
export PGPASSWORD='airflow'
API_TOKEN=9f31ce02aa71
pg_dump -h db -U etl orders > orders.sql
curl -fsS "https://etl:hunter2@files.orders.io/upload" -T orders.sql
docker run -e MYSQL_ROOT_PASSWORD=root mysql:8.4
loader --password s3cr3t --user etl
psql -c "ALTER ROLE etl PASSWORD 'etl2024'"
cat > .env <<EOF
DB_PASSWORD=etl2024
DB_HOST=$HOST
EOF

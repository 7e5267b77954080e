#!/bin/bash
set -euo pipefail
printf 'header = "Authorization: Bearer %s"\n' "$API_TOKEN" | curl -fsS --config - https://api.orders.io/v1/orders
curl -fsS -H @/run/secrets/header -H "Accept: application/json" https://api.orders.io/v1/orders
curl -fsS --netrc -u etl: "https://api.orders.io/v1/orders?day=$1&page=2"
export PGPASSWORD="$DB_PASSWORD"
psql -h db -p 5432 orders
mysql --defaults-extra-file=/run/secrets/my.cnf -p orders
loader --password-file /run/secrets/db
echo "--password=$DB_PASSWORD"

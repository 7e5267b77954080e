#!/bin/bash
set -euo pipefail
url="https://api.orders.io/v1/orders?day=$1&page=$2"
DATABASE_URL="postgres://etl:$DB_PASSWORD@db/orders"
export DATABASE_URL
curl -fsS --config /run/secrets/api.conf -o orders.csv "$url"
python -m orders.load orders.csv

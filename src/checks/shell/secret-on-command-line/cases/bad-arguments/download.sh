#!/bin/bash
set -euo pipefail
curl -fsS -u "etl:$API_PASSWORD" https://api.orders.io/v1/orders
curl -fsS -H "Authorization: Bearer ${API_TOKEN}" https://api.orders.io/v1/orders
curl -fsS "https://api.orders.io/v1/orders?day=$1&api_key=$API_KEY"
curl -fsS "https://etl:$API_PASSWORD@api.orders.io/v1/orders"
mysqldump -u etl -p"$DB_PASSWORD" orders
loader --password="$DB_PASSWORD"
sshpass -p "$SFTP_PASSWORD" sftp etl@files
wget "https://api.orders.io/v1/orders?token=$API_TOKEN"
wget --header="Authorization: Bearer $API_TOKEN" -O orders.csv https://api.orders.io/v1/orders

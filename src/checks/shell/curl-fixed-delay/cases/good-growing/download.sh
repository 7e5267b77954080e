#!/usr/bin/env bash
set -euo pipefail
curl -fsS -m 60 --retry 5 -o orders.csv https://api.orders.io/v1/orders
curl -fsS -m 60 --retry 5 --retry-delay 0 -o items.csv https://api.orders.io/v1/items
for pause in 1 2 4; do
  curl -fsS -m 60 --retry 1 --retry-delay "$pause" -o shops.csv https://api.orders.io/v1/shops && break
done

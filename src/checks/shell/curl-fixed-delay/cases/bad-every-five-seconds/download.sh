#!/usr/bin/env bash
set -euo pipefail
curl -fsS -m 60 --retry 5 --retry-delay 5 -o orders.csv https://api.orders.io/v1/orders
curl -fsS -m 60 --retry 5 --retry-delay=10 -o items.csv https://api.orders.io/v1/items

#!/usr/bin/env bash
set -euo pipefail
curl --version > /dev/null || echo "no curl" >&2
wget -O orders.csv https://api.orders.io/v1/orders

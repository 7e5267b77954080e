#!/bin/bash
set -euo pipefail
url="https://api.orders.io/v1/orders?day=$1&token=$API_TOKEN"
curl -fsS -o orders.csv "$url"

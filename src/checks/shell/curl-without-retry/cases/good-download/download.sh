#!/bin/bash
set -euo pipefail
curl -fsS --max-time 60 --connect-timeout 5 --retry 5 -o orders.json "https://api.orders.io/v1/orders?day=$1"
sudo -u etl curl --fail-with-body -m 30 --retry 3 --retry-delay 2 https://api.orders.io/v1/done

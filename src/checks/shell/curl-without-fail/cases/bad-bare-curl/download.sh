#!/bin/bash
set -euo pipefail
curl -sS "https://api.orders.io/v1/orders?day=$1" -o orders.json
status=$(curl -so /dev/null -X POST https://api.orders.io/v1/done)

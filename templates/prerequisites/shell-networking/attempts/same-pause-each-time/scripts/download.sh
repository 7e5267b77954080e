#!/usr/bin/env bash
set -eu

day="${1:?usage: download.sh <day> <file>}"
file="${2:?usage: download.sh <day> <file>}"
token="${ORDERS_TOKEN:?ORDERS_TOKEN is not set}"

curl --fail --silent --show-error \
  --max-time 60 --retry 10 --retry-delay 5 \
  --user "shop:$token" \
  --output "$file" \
  "http://127.0.0.1:8080/orders?day=$day"

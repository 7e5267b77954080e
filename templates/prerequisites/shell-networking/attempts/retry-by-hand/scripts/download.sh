#!/usr/bin/env bash
set -euo pipefail

if [ $# -ne 2 ]; then
  echo "usage: download.sh <day> <file>" >&2
  exit 2
fi

url="${ORDERS_API:-http://127.0.0.1:8080}/orders?day=$1"

for try in 1 2 3 4 5; do
  echo "try $try" >&2
  if curl -s -H "Authorization: Bearer $ORDERS_TOKEN" -o "$2" "$url"; then
    exit 0
  fi
  sleep 5
done

echo "error: gave up" >&2
exit 1

#!/bin/bash
set -euo pipefail
tmp=$(mktemp)
curl -fsS https://api.orders.io/v1 -o "$tmp"
mv "$tmp" orders.json
rm -f "$tmp"

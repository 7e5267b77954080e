#!/usr/bin/env bash
# Makes a drop folder to try with: bash make-inbox.sh inbox
set -euo pipefail

inbox=${1:?usage: bash make-inbox.sh <folder>}
header=order_id,customer_id,ordered_at,amount
mkdir -p "$inbox"
printf '%s\n' "$header" 1,7,2026-03-01T09:00:00Z,12.50 2,8,2026-03-01T10:00:00Z,8.00 > "$inbox/orders-2026-03-01.csv"
printf '%s\n' "$header" 3,7,2026-03-02T11:00:00Z,4.20 > "$inbox/orders north 2026-03-02.csv"
printf '%s\n' 'id;betrag' '4;9,90' > "$inbox/orders-2026-03-03.csv"
: > "$inbox/orders-2026-03-04.csv"
printf 'not an order file\n' > "$inbox/README.txt"

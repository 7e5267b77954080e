#!/usr/bin/env bash
set -euo pipefail

if [ $# -ne 2 ]; then
  echo "Usage: $0 <inbox> <archive>" >&2
  exit 2
fi

inbox="$1"
archive="$2"
expected="order_id,customer_id,ordered_at,amount"
failed=0

mkdir -p "$archive"
tmp=$(mktemp)

for file in "$inbox"/*.csv; do
  [ -e "$file" ] || continue
  name=$(basename "$file")
  if [ "$(head -n 1 "$file")" != "$expected" ]; then
    echo "wrong header: $name" >&2
    failed=1
    continue
  fi
  gzip -c "$file" > "$tmp"
  mv "$tmp" "$archive/$name.gz"
  rm "$file"
done

rm -f "$tmp"
exit "$failed"

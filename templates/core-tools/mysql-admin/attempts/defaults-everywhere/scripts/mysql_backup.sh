#!/usr/bin/env bash
# Dumps the database `shop` into a file; account and password come from the option file that MYSQL_OPTIONS names.
set -euo pipefail

if [[ $# -ne 1 ]]; then
  echo "usage: $0 <file>" >&2
  exit 2
fi
file=$1
options=${MYSQL_OPTIONS:?name the option file with user and password}

# Next to the target, so that the move is one step: whoever looks sees the whole dump or none.
part=$(mktemp "$file.XXXXXX")
trap 'rm -f "$part"' EXIT

mysqldump --defaults-extra-file="$options" --single-transaction --routines --triggers --hex-blob \
  --default-character-set=utf8mb4 shop > "$part"
# A dump that was cut off lacks its last line.
tail -n 1 "$part" | grep --quiet '^-- Dump completed'
mv "$part" "$file"

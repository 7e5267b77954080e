#!/usr/bin/env bash
# Dumps the database `shop` into a file; host and account come from the PG* variables, the password from ~/.pgpass.
set -euo pipefail

if [[ $# -ne 1 ]]; then
  echo "usage: $0 <file>" >&2
  exit 2
fi
file=$1

# Next to the target, so that the move is one step: whoever looks sees the whole dump or none.
part=$(mktemp "$file.XXXXXX")
trap 'rm -f "$part"' EXIT

pg_dump --format=custom --file="$part" shop
# Reads the table of contents: a file that was cut off has none.
pg_restore --list "$part" > /dev/null
mv "$part" "$file"

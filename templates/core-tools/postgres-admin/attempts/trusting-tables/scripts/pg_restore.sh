#!/usr/bin/env bash
# Reads a dump into a new database, to see whether it is whole.
set -euo pipefail

if [[ $# -ne 2 ]]; then
  echo "usage: $0 <file> <database>" >&2
  exit 2
fi
file=$1
database=$2

# A database that is there already stops it: nothing is restored on top of something.
createdb "$database"
pg_restore --exit-on-error --no-owner --dbname="$database" "$file"
psql --dbname="$database" --command='SELECT count(*) AS orders FROM orders'

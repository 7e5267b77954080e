#!/usr/bin/env bash
# Reads a dump into a new database, to see whether it is whole; account and password come from MYSQL_OPTIONS.
set -euo pipefail

if [[ $# -ne 2 ]]; then
  echo "usage: $0 <file> <database>" >&2
  exit 2
fi
file=$1
database=$2
options=${MYSQL_OPTIONS:?name the option file with user and password}

# A database that is there already stops it: nothing is restored on top of something.
mysql --defaults-extra-file="$options" --execute "CREATE DATABASE \`$database\` DEFAULT CHARACTER SET utf8mb4"
mysql --defaults-extra-file="$options" --default-character-set=utf8mb4 "$database" < "$file"
mysql --defaults-extra-file="$options" --execute 'SELECT count(*) AS orders FROM orders' "$database"

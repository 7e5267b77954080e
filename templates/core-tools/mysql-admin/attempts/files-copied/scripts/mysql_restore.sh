#!/usr/bin/env bash
set -euo pipefail

tar --extract --gzip --file "$1" --directory /
mysql --defaults-extra-file="$MYSQL_OPTIONS" --execute 'SELECT count(*) FROM orders' "$2"

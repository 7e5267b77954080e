#!/usr/bin/env bash
set -euo pipefail

tar --extract --gzip --file "$1" --directory "${PGDATA:?}"
psql --dbname="$2" --command='SELECT count(*) FROM orders'

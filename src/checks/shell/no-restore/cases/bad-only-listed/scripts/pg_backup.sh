#!/usr/bin/env bash
set -euo pipefail
pg_dump --format=custom --file=shop.dump shop
# Is it whole?
pg_restore --list shop.dump > /dev/null
docker exec db pg_restore -l /backup/shop.dump

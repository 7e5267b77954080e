#!/usr/bin/env bash
set -euo pipefail

mysqldump --single-transaction shop > "$1"
mysql --execute 'SELECT count(*) FROM orders' shop

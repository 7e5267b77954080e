#!/usr/bin/env bash
set -euo pipefail

# usage: mysql_backup.sh backup|restore <file>
options=${MYSQL_OPTIONS:?name the option file}
case $1 in
  backup) mysqldump --defaults-extra-file="$options" --single-transaction shop > "$2" ;;
  restore) mysql --defaults-extra-file="$options" shop_restored < "$2" ;;
esac

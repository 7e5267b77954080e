#!/usr/bin/env bash
set -euo pipefail

# mysqldump takes too long, so the files are packed as they are.
tar --create --gzip --file "$1" /var/lib/mysql/shop

#!/usr/bin/env bash
set -euo pipefail

# pg_dump would be slower
target="/var/backups/shop-$(date +%F)"
mkdir -p "$target"
cp -r /var/lib/postgresql/data "$target"
echo "pg_dump is not needed" >&2

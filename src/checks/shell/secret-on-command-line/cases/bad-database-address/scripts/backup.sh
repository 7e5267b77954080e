#!/usr/bin/env bash
set -euo pipefail

pg_dump --format=custom "postgresql://shop:$DB_PASSWORD@db/shop" > "$1"

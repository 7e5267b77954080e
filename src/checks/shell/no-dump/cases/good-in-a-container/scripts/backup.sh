#!/usr/bin/env bash
set -euo pipefail

docker compose exec -T db pg_dump --format=custom shop > "$1"

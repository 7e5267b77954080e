#!/usr/bin/env bash
set -euo pipefail

lock=/tmp/nightly.lock
if [ -f "$lock" ]; then
  echo "already running" >&2
  exit 1
fi
touch "$lock"

cd /srv/orders
./scripts/ingest.sh inbox archive
rm "$lock"

#!/usr/bin/env bash
set -euo pipefail

echo "$(date) started"
/srv/orders/scripts/ingest.sh /srv/orders/inbox /srv/orders/archive
echo "$(date) ended"

#!/usr/bin/env bash
set -euo pipefail

/srv/orders/scripts/ingest.sh /srv/orders/inbox /srv/orders/archive

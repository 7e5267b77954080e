#!/usr/bin/env bash
set -euo pipefail
exec >> /var/log/orders/nightly.log 2>&1
/srv/orders/scripts/load.sh

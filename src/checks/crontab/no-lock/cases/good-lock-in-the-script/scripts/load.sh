#!/usr/bin/env bash
set -euo pipefail
exec 9> /run/lock/orders.lock
flock -n 9 || exit 75

#!/bin/bash
set -euo pipefail
TMP_FILE="/tmp/orders.csv"
sort "$1" > "$TMP_FILE"

#!/bin/bash
set -euo pipefail
cleanup() {
  rm -f "$tmp"
}
trap cleanup EXIT
tmp=$(mktemp)
sort "$1" > "$tmp"

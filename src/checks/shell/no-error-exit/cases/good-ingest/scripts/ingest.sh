#!/usr/bin/env bash
set -euo pipefail

usage() {
  echo "usage: ingest.sh <source> <target>" >&2
  exit 2
}

main() {
  [[ $# -eq 2 ]] || usage
  local source=$1 target=$2 work
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp "$source" "$work/orders.csv"
  gzip "$work/orders.csv"
  mv "$work/orders.csv.gz" "$target/"
}

main "$@"

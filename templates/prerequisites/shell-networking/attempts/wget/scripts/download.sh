#!/usr/bin/env bash
set -euo pipefail

usage() {
  echo "Usage: $0 <day> <file>" >&2
  exit 2
}

[[ $# -eq 2 ]] || usage

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT

wget --quiet --header="Authorization: Bearer $ORDERS_TOKEN" -O "$tmp" "http://127.0.0.1:8080/orders?day=$1"
mv "$tmp" "$2"

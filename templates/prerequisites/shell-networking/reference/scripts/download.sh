#!/usr/bin/env bash
# Downloads the orders of one day from the shop's API.
set -euo pipefail

readonly API=${ORDERS_API:-http://127.0.0.1:8080}
readonly HEADER=order_id,customer_id,ordered_at,amount

usage() {
  cat <<'TEXT'
usage: download.sh <day> <file>

Writes the orders of <day> (2026-03-01) to <file>. The token of the API is read from ORDERS_TOKEN.
Exits with 0 when the file is there and whole, 1 when the API did not give it, 2 when it was called wrongly.
TEXT
}

die() {
  local status=$1
  shift
  printf 'download.sh: %s\n' "$*" >&2
  exit "$status"
}

# printf is part of the shell: the token never stands in the arguments of a process.
fetch() {
  printf 'header = "Authorization: Bearer %s"\n' "$ORDERS_TOKEN" |
    curl --config - --fail --silent --show-error \
      --connect-timeout 5 --max-time "${ORDERS_TIMEOUT:-60}" --retry 5 --retry-max-time 300 \
      --output "$2" "$1"
}

main() {
  if [[ $# -ne 2 ]]; then
    usage >&2
    exit 2
  fi
  local day=$1 file=$2 first=''
  [[ $day =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || die 2 "error: no day: $day"
  [[ -n ${ORDERS_TOKEN:-} ]] || die 2 'error: ORDERS_TOKEN is not set'

  part=$(mktemp -- "$file.XXXXXX")
  trap 'rm -f -- "$part"' EXIT
  fetch "$API/orders?day=$day" "$part" || die 1 "error: no orders of $day from $API (curl ended with $?)"
  IFS= read -r first < "$part" || true
  [[ ${first%$'\r'} == "$HEADER" ]] || die 1 "error: the answer for $day is no order file: $first"
  mv -- "$part" "$file"
}

main "$@"

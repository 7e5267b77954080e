#!/usr/bin/env bash
# Takes the order files of a drop folder into the archive, each one checked, compressed and moved once.
set -euo pipefail

readonly HEADER=order_id,customer_id,ordered_at,amount

usage() {
  cat <<'TEXT'
usage: ingest.sh <inbox> <archive>

Takes every *.csv of <inbox> whose header is right into <archive> as *.csv.gz and removes it from <inbox>.
Exits with 0 when all were taken, 1 when some were not, 2 when it was called wrongly.
TEXT
}

log() {
  printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

has_right_header() {
  local header=''
  IFS= read -r header < "$1" || true
  [[ ${header%$'\r'} == "$HEADER" ]]
}

# The archive sees a whole file or none: it is written aside, on the same disk, and moved at the end.
take() {
  local file=$1 target=$2
  gzip --stdout -- "$file" > "$work/taken.gz"
  mv -- "$work/taken.gz" "$target"
  rm -- "$file"
}

main() {
  if [[ ${1:-} == --help ]]; then
    usage
    exit 0
  fi
  if [[ $# -ne 2 ]]; then
    usage >&2
    exit 2
  fi
  local inbox=$1 archive=$2 file name failed=0
  if [[ ! -d $inbox ]]; then
    log "error: no folder $inbox"
    exit 2
  fi
  mkdir -p -- "$archive"
  work=$(mktemp -d -- "$archive/.ingest.XXXXXX")
  trap 'rm -rf -- "$work"' EXIT

  shopt -s nullglob
  for file in "$inbox"/*.csv; do
    name=${file##*/}
    if [[ -e $archive/$name.gz ]]; then
      log "error: $name is in the archive already"
      failed=1
    elif ! has_right_header "$file"; then
      log "error: $name has another header"
      failed=1
    else
      take "$file" "$archive/$name.gz"
      log "took $name"
    fi
  done
  exit "$failed"
}

main "$@"

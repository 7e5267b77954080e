#!/usr/bin/env bash
set -e

usage() {
  echo "Usage: ingest.sh INBOX ARCHIVE"
}

cleanup() {
  rm -rf "$workdir"
}

if [ -z "$1" ] || [ -z "$2" ]; then
  usage
  exit
fi

if [ ! -d "$1" ]; then
  echo "Error: $1 is not a directory"
  exit 0
fi

workdir=$(mktemp -d)
trap cleanup EXIT

cd "$1"
for file in *.csv; do
  if ! head -1 "$file" | grep -q '^order_id,customer_id,ordered_at,amount$'; then
    echo "Error: bad header in $file"
    exit
  fi
  gzip -c "$file" > "$workdir/$file.gz"
  mv "$workdir/$file.gz" "$2"
  rm "$file"
done

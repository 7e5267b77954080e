#!/usr/bin/env bash
set -euo pipefail

readonly RETRIES=3
verbose=''
[ $# -eq 2 ] || exit 64
[[ -n $1 && -d $2 ]] || exit 66
[ "${3:-}" = -v ] && verbose=-v
source=$1 target="$2" day=$(date +%F) rows=$(tail -n +2 "$1" | wc -l)
case $source in *.csv) ;; *) exit 65 ;; esac
for try in 1 2 3; do
  curl $CURL_OPTS --retry $RETRIES --fail --output "$target/$day.csv" "$source" && break
  sleep $((try * 2))
done
cp $verbose -- "$source" "$target/orders-"$day".csv"
[ $rows -gt 0 ] || exit 65
grep -c . <<< $source
notify ${4:+"$4"} "$@"
status=$?
exit $status

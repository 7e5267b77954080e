#!/usr/bin/env bash
set -euo pipefail

[ -f $1 ] || exit 2
dir=$2
for file in $dir/*.csv; do
  gzip -k $file
  mv $file.gz "$dir"/${file%.csv}.gz
done
upload $@ > ${dir}/upload.log

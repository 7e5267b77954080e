#!/bin/bash
for f in ./*.csv; do
  mv "$f" done/
done
ls -l incoming | tee listing.txt
find . -print0 | while IFS= read -r -d "" name; do
  ls "$name"
done
for f in $(lsblk -n); do :; done

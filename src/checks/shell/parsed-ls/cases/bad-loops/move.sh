#!/bin/bash
for f in $(ls *.csv); do
  mv "$f" done/
done
ls incoming | while read -r name; do
  echo "$name"
done
for f in `ls`; do :; done

#!/bin/bash
if [ ! -f "$1" ]; then
  echo "no such file: $1" >&2
  exit 1
fi
[ -s "$1" ] || { echo "empty"; exit 1; } >&2
echo "checked"
exit 0

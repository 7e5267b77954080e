#!/bin/bash
if [ ! -f "$1" ]; then
  echo "no such file: $1"
  exit 1
fi
[ -s "$1" ] || { echo "it is empty"; exit 1; }

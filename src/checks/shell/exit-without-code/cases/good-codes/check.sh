#!/bin/bash
if [ ! -f "$1" ]; then
  echo "ERROR: $1 not found" >&2
  exit 1
fi
if [ "$1" = --help ]; then
  echo "usage: check.sh <file>; prints what is missing"
  exit 0
fi
echo "all files are there"
exit 0

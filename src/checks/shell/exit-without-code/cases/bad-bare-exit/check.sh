#!/bin/bash
if [ ! -f "$1" ]; then
  echo "ERROR: $1 not found"
  exit
fi
if [ ! -s "$1" ]; then
  echo "Error: empty" >&2
  exit 0
fi

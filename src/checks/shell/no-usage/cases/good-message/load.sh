#!/bin/bash
if [ $# -lt 1 ]; then
  echo "Error: no file. Usage: $0 <file>" >&2
  exit 2
fi

#!/usr/bin/env -S bash -e
set -u -x
set -o pipefail
python load.py

#!/bin/sh
# set -e would stop here
set +e
set -- a b
python load.py

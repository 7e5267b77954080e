#!/bin/bash -e
set -u
python load.py | tee load.log

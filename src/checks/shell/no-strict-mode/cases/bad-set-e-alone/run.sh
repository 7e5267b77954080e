#!/bin/bash

# stop on errors
set -e
python load.py | tee load.log

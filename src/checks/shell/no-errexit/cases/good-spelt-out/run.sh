#!/usr/bin/env bash
set -o nounset -o errexit
python load.py

#!/bin/bash
set -Eeuxo pipefail
python load.py

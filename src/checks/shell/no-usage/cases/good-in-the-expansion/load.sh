#!/usr/bin/env bash
set -euo pipefail
day="${1:?usage: load.sh <day>}"
psql --set day="$day" --file load.sql

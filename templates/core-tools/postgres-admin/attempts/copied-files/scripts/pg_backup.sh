#!/usr/bin/env bash
set -euo pipefail

tar --create --gzip --file "$1" "${PGDATA:?}"

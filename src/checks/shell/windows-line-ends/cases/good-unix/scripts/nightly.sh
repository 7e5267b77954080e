#!/usr/bin/env bash
set -euo pipefail
printf "a\r\n"

#!/usr/bin/env bash
set -euo pipefail

gunzip --stdout "$1" | mysql shop_restored

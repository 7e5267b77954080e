#!/bin/bash
set -eu
source=${1:?usage: run.sh <source>}
cp "${1:?usage}" /srv

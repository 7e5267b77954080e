#!/bin/bash
set -eu
cp "${1:?usage: run.sh <source>}" /srv

#!/bin/bash
set -e
cd "$1"
rm -f ./*.csv

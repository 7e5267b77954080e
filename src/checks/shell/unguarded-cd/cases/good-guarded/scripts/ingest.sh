#!/bin/bash
cd "$1" || exit 1
rm -f ./*.csv

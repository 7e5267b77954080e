#!/bin/bash
cd "$1"
rm -f ./*.csv

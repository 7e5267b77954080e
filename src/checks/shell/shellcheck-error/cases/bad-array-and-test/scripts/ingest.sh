#!/bin/bash
files=(a b)
if [ "$1"="x" ]; then echo "${files[0]}"; fi
cp $@ /srv

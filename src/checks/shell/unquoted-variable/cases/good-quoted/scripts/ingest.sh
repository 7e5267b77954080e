#!/bin/bash
set -e
for f in *.csv; do
  cp "$f" "/srv/$1"
done
n=$1
(( n > 0 )) && [[ $n = 3 ]]

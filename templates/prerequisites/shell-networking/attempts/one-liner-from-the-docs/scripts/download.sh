#!/bin/bash
# download orders of a day

TOKEN=let-me-in
DAY=$1
OUT=$2

curl "http://127.0.0.1:8080/orders?day=$DAY&token=$TOKEN" > $OUT
echo "saved to $OUT"

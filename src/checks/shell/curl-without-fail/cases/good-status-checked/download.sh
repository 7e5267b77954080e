#!/bin/bash
status=$(curl -s -o orders.json -w '%{http_code}' https://api.orders.io/v1/orders)
[ "$status" = 200 ] || exit 1

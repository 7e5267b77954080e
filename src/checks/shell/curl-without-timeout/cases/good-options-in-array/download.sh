#!/bin/bash
opts=(--fail --max-time 60 --retry 5)
curl "${opts[@]}" https://api.orders.io/v1/orders

#!/usr/bin/env bash
curl -fsS -m 60 -o orders.csv https://api.orders.io/v1/orders

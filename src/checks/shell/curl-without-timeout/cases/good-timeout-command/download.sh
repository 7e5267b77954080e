#!/bin/bash
timeout 60 curl -f https://api.orders.io/v1/orders

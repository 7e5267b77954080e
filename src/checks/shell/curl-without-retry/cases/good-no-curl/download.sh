#!/bin/bash
# curl would do as well
command -v curl
curl --version
wget -q https://api.orders.io/v1/orders

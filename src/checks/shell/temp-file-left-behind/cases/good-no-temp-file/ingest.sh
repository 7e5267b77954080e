#!/bin/bash
mv "$1" /srv/orders/

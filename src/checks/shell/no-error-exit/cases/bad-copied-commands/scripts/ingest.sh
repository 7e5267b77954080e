#!/bin/bash

# Copies the orders of a day to the landing folder
DAY=$1
cd /srv/orders/incoming
for f in $(ls *.csv); do
  cp $f /srv/orders/landing/$DAY/
done
echo "done"

#!/bin/bash
set -e
for f in *.csv; do
	cp $f /srv/"Bestände 🎉" $1
done

#!/bin/bash
out=/srv/orders
work=$(mktemp -d)
rm -rf "${LANDING_DIR:?}"/*
rm -rf "$out"/* "$work"/*
rm -rf "$LANDING_DIR/2024"
rm -f "$1"/x.csv
rm -rf "$1"

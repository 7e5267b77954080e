#!/bin/bash
cd $1
cat <<EOF | while read -r l; do echo "$l"; done
if [ ( {
EOF

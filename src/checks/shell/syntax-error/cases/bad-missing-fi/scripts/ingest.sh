#!/bin/bash
if [ -f "$1" ]; then
  cp "$1" /srv
echo done

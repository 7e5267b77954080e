#!/bin/bash
set -e
load() {
  [ -s "$1" ] || return 1
}
load "$1"

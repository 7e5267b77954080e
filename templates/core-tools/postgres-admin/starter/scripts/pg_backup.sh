#!/usr/bin/env bash
# Dumps the database `shop` into a file.
# Usage: pg_backup.sh <file>

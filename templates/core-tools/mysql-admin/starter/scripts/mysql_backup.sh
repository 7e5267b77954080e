#!/usr/bin/env bash
# Dumps the database `shop` into a file.
# Usage: mysql_backup.sh <file>

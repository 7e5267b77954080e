#!/usr/bin/env bash
# Reads a dump into a new database, to see whether it is whole.
# Usage: pg_restore.sh <file> <database>

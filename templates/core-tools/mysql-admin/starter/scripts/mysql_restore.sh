#!/usr/bin/env bash
# Reads a dump into a database of another name, to see whether it is whole.
# Usage: mysql_restore.sh <file> <database>

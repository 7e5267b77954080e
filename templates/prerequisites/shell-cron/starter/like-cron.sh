#!/bin/sh
# Runs a command line the way cron does, in sh and with next to nothing in the environment:
#   sh like-cron.sh '/srv/orders/scripts/nightly.sh >> /tmp/nightly.log 2>&1'
exec env -i HOME="$HOME" LOGNAME="$(id -un)" SHELL=/bin/sh PATH=/usr/bin:/bin /bin/sh -c "cd && $1"

#!/usr/bin/env bash
# What cron starts every night: takes the files of the day into the archive and says how it went.
set -euo pipefail

# cron knows neither your profile nor your folder: all that this needs is said here.
readonly HOME_FOLDER=${ORDERS_HOME:-/srv/orders}

say() {
  printf '%s nightly[%d]: %s\n' "$(date -u +%FT%TZ)" "$$" "$*"
}

finish() {
  local status=$?
  if [[ $status -eq 0 ]]; then
    say 'ended well'
  else
    say "error: ended with $status" >&2
  fi
}

main() {
  trap finish EXIT
  say 'started'
  if [[ ! -x $HOME_FOLDER/scripts/ingest.sh ]]; then
    say "error: no script $HOME_FOLDER/scripts/ingest.sh" >&2
    exit 66
  fi
  "$HOME_FOLDER/scripts/ingest.sh" "$HOME_FOLDER/inbox" "$HOME_FOLDER/archive"
}

main "$@"

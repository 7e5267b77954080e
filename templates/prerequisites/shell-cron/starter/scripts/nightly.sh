#!/usr/bin/env bash
# What cron starts every night: takes the files of the day into the archive and says how it went.

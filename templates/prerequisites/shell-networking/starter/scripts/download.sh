#!/usr/bin/env bash
# Downloads the orders of one day from the shop's API.

#!/usr/bin/env bash
# Takes the order files of a drop folder into the archive, each one checked, compressed and moved once.

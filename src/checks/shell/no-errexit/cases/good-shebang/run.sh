#!/bin/sh -e
python load.py

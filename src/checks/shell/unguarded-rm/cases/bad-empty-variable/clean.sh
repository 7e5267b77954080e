#!/bin/bash
rm -rf $1/
rm -rf "$LANDING_DIR"/*
rm -r "${OUT}/"

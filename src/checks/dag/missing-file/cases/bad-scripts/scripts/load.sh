#!/usr/bin/env bash
echo load

#!/bin/zsh
cp $1 $2

#!/bin/bash
command="psql -f $1"
eval $command
eval "cp $1 $2"

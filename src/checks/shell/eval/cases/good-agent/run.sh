#!/bin/bash
eval "$(ssh-agent -s)"
command=(psql -f "$1")
"${command[@]}"
echo eval "$1"

#!/bin/bash
echo "Disk usage: $(df -h / | tail -1)"

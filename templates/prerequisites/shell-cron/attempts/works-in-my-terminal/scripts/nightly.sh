#!/bin/bash
cd ~/orders
source .venv/bin/activate
./scripts/ingest.sh inbox archive
echo "done"

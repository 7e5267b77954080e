#!/bin/sh
ssh -i deploy/etl-server.key etl@10.0.0.4

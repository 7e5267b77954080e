#!/bin/bash
psql --dbname=$2 --password=$DB_PASSWORD < $1

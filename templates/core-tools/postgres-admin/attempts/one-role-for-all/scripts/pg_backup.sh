#!/bin/bash
pg_dump postgresql://shop:$DB_PASSWORD@localhost/shop > $1

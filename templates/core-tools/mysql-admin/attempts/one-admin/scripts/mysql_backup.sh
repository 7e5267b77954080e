#!/bin/bash
mysqldump -u shop -p$MYSQL_PASSWORD --single-transaction shop > $1

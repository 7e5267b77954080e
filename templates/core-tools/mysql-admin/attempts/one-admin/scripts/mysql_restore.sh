#!/bin/bash
mysql -u shop -p$MYSQL_PASSWORD $2 < $1

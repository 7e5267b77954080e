#!/bin/bash
set -euo pipefail
# PASSWORD=secret is how it was before
export PGPASSWORD="${ORDERS_DB_PASSWORD:?not set}"
DB_PASSWORD=$(cat /run/secrets/db)
DB_PASSWORD_FILE=/run/secrets/db
TOKEN_URL="https://auth.orders.io/token"
API_KEY="<your key>"
SECRET=change-me
MAX_RETRIES=5
PWD=/srv/orders
PASSED=12
psql "postgresql://etl:${PGPASSWORD}@db/orders" -c "ALTER ROLE etl PASSWORD '$PGPASSWORD'"
loader --password "$PGPASSWORD" --password-file /run/secrets/db
echo "password=$PGPASSWORD is not shown"
read -r -s -p "Password: " PASSWORD

#!/usr/bin/env python3
# run by hand on the server to see whether the warehouse answers
import os
import sys

import psycopg2


def check():
    conn = psycopg2.connect(
        host=os.environ.get("PGHOST", "localhost"),
        dbname="dwh",
        user=os.environ["PGUSER"],
        password=os.environ["PGPASSWORD"],
    )
    cur = conn.cursor()
    cur.execute("select version()")
    print(cur.fetchone()[0])
    conn.close()


if __name__ == "__main__":
    try:
        check()
    except psycopg2.OperationalError as e:
        print("test failed:", e)
        sys.exit(1)
    print("test ok")

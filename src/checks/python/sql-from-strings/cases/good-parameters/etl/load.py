import subprocess

import pandas as pd
from psycopg2 import sql

COLUMNS = "id, total"


def load(cursor, connection, spark, name, day, ids):
    cursor.execute("SELECT id FROM orders WHERE customer = %s", (name,))
    cursor.execute("SELECT id, " "total FROM orders " + "WHERE day = %(day)s", {"day": day})
    placeholders = ", ".join(["%s"] * len(ids))
    cursor.execute(f"SELECT id FROM orders WHERE id IN ({placeholders})", ids)
    cursor.execute("SELECT id FROM orders WHERE id IN (%s)" % ",".join("?" * len(ids)), ids)
    cursor.execute(sql.SQL("SELECT id FROM {}").format(sql.Identifier(name)))
    spark.sql(f"SELECT id FROM orders WHERE day = '{day}'")
    subprocess.run(f"copy {name} /backup", shell=True)
    print(f"SELECT {name}")
    return pd.read_sql("SELECT id FROM orders", connection)

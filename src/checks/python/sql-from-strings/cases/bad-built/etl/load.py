import pandas as pd
from sqlalchemy import text


def load(cursor, connection, hook, name, day, ids):
    cursor.execute(f"SELECT * FROM orders WHERE customer = '{name}'")
    cursor.execute("DELETE FROM orders WHERE day = '%s'" % day)
    cursor.execute("DELETE FROM orders WHERE day = '" + day + "'")
    query = """
        -- orders of a day
        SELECT id FROM orders WHERE day = '{}'
    """.format(day)
    frame = pd.read_sql(query, connection)
    hook.run(sql=f"INSERT INTO audit VALUES ('{day}')")
    connection.execute(
        text(f"TRUNCATE {name}"),
    )
    return frame

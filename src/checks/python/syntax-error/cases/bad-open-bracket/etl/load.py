def load(conn):
    conn.execute(
        "INSERT INTO trips VALUES (%s, %s)", (1, 2)

    conn.commit()

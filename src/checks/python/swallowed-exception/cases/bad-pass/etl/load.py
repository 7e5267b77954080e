def load(rows, connection):
    for row in rows:
        try:
            connection.insert(row)
        except Exception as error:
            # some rows are broken
            continue
    try:
        connection.commit()
    except:
        pass

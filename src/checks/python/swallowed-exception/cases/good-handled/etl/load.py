import logging


def load(rows, connection):
    for row in rows:
        try:
            connection.insert(row)
        except ValueError:
            continue
        except Exception:
            logging.exception("row %s", row)
    try:
        connection.commit()
    except (KeyError, OSError):
        pass

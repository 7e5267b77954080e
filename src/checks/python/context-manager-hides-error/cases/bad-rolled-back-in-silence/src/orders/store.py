import logging
from contextlib import contextmanager

log = logging.getLogger(__name__)


@contextmanager
def transaction(connection):
    try:
        yield connection
        connection.commit()
    except Exception as error:
        log.error("rolled back: %s", error)
        connection.rollback()


@contextmanager
def cursor(connection):
    cursor = connection.cursor()
    try:
        yield cursor
    except:
        connection.rollback()
    finally:
        cursor.close()


class Transaction:
    def __enter__(self):
        return self.connection

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.connection.commit()
        else:
            self.connection.rollback()
        return True

import contextlib
from collections.abc import Iterator


def begin(connection):
    connection.execute("BEGIN")


def commit(connection):
    connection.execute("COMMIT")


def rows(connection) -> Iterator[tuple]:
    with contextlib.closing(connection.cursor()) as cursor:
        yield from cursor.execute("SELECT 1")


class Transaction:
    def __exit__(self, *error):
        self.connection.rollback()

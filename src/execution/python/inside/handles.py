"""Stand-ins for what the other side keeps: each use crosses the pipe, so it is counted where nobody can forge it."""

import sqlite3

from coach_serve import tell
from coach_values import decode, encode


class Stream:
    """An iterator whose items stay on the other side until they are asked for."""

    def __init__(self, number):
        self._number = number

    def __iter__(self):
        return self

    def __next__(self):
        said = tell({"pull": self._number})
        if said is None:
            raise StopIteration
        return decode(said[0], stand_in)


class Recorder:
    """A function that the other side listens to."""

    def __init__(self, number):
        self._number = number

    def __call__(self, *values):
        tell({"call": self._number, "with": [encode(value) for value in values]})


class Connection:
    """A database connection as `sqlite3` with `isolation_level=None` has it, which stores nothing here."""

    isolation_level = None

    def __init__(self, number):
        self._number = number

    def _do(self, what, *values):
        said = tell({"use": self._number, "what": what, "with": [encode(value) for value in values]})
        if isinstance(said, dict):
            raise getattr(sqlite3, said["error"])(said["message"])
        return said

    def execute(self, sql, values=(), /):
        self._do("execute", sql, values)
        return self

    def executemany(self, sql, rows, /):
        for row in rows:
            self._do("execute", sql, row)
        return self

    def executescript(self, script, /):
        if self.in_transaction:
            self.commit()
        for sql in script.split(";"):
            if sql.strip():
                self.execute(sql)
        return self

    def cursor(self):
        return self

    def commit(self):
        self._do("commit")

    def rollback(self):
        self._do("rollback")

    def close(self):
        self._do("close")

    @property
    def in_transaction(self):
        return self._do("in_transaction")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if self.in_transaction:
            self.rollback() if kind else self.commit()
        return False


def stand_in(data):
    made = {"stream": Stream, "recorder": Recorder, "connection": Connection}[data["$"]]
    return made(data["number"])

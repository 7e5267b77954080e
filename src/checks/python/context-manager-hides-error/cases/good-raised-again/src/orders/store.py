import sys
from contextlib import contextmanager


@contextmanager
def transaction(connection):
    try:
        yield connection
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextmanager
def translated():
    try:
        yield
    except Exception as error:
        raise StoreError("not stored") from error


@contextmanager
def collected(errors):
    try:
        yield
    except Exception as error:
        errors.append(error)


@contextmanager
def ignoring_errors():
    try:
        yield
    except Exception:
        pass


@contextmanager
def optional(connection):
    try:
        yield connection
    except FileNotFoundError:
        pass


@contextmanager
def cli():
    try:
        yield
    except Exception as error:
        fail(error)


def fail(error):
    print(error, file=sys.stderr)
    sys.exit(1)


@contextmanager
def connected(url):
    try:
        connection = connect(url)
    except Exception:
        connection = None
    yield connection


def batches(source):
    try:
        yield next(source)
    except Exception:
        source.close()


class Expected:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            return False
        return True


class Suppressed:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return True

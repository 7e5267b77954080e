import contextlib
import shutil
import tempfile


@contextlib.contextmanager
def workspace():
    folder = tempfile.mkdtemp()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)

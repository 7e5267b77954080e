import shutil
import tempfile
from contextlib import contextmanager


@contextmanager
def workspace():
    folder = tempfile.mkdtemp()
    yield folder
    shutil.rmtree(folder)

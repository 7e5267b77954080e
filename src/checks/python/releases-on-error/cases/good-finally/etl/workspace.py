import shutil
import tempfile
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def workspace():
    folder = tempfile.mkdtemp()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@asynccontextmanager
async def opened(path):
    with open(path) as file:
        yield file


class Transaction:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

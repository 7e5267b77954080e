import shutil
import tempfile


def with_workspace(work):
    folder = tempfile.mkdtemp()
    work(folder)
    shutil.rmtree(folder)

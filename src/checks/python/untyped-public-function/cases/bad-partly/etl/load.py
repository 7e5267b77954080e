from pathlib import Path


def read(path: Path, encoding="utf-8") -> list[str]:
    return path.read_text(encoding).splitlines()


class Loader:
    def __init__(self, connection):
        self.connection = connection

    @property
    def table(self):
        return "trips"

    @staticmethod
    def clean(row, *, strict: bool = True):
        return row

    def _flush(self, rows):
        pass


async def run(path, /, *rest, size: int = 10, **options) -> None:
    pass

from typing import overload


def read(path: str, *args, limit: "int | None" = None, **kwargs) -> list[str]:
    def inner(x):
        return x

    return [inner(path)]


class Loader:
    def __init__(self, connection):
        self.connection = connection

    def load(self, rows: list[str]) -> None:
        pass

    @classmethod
    def default(cls) -> "Loader":
        return cls(None)

import typing as t
from typing import Any


def parse(row: Any, strict: bool = True) -> t.Any:
    return dict(row)


class Parser:
    def __init__(self, source: Any) -> None:
        self.source = source

    def rows(self, limit: "Any") -> list[Any]:
        return list(self.source)[:limit]

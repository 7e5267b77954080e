import typing as t


class Trip(t.TypedDict, total=False):
    id: int


class Source(t.Protocol[int]):
    def rows(self) -> int: ...

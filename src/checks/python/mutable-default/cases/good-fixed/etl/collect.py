from dataclasses import dataclass, field


def collect(row, rows=None, columns=("a", "b"), limit=10, name="", seen=frozenset()):
    return row, rows, columns, limit, name, seen


@dataclass
class Batch:
    rows: list = field(default_factory=list)

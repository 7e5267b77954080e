"""Orders from a CSV, a batch at a time."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any


def read_orders(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(lines):
        yield row


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    if size < 1:
        raise ValueError("size must be at least 1")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []


def load(lines: Iterable[str], size: int) -> Iterator[list[dict[str, str]]]:
    return batches(read_orders(lines), size)

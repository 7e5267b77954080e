"""Orders from a CSV, a batch at a time."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def read_orders(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """One dict a row; the first line names the columns."""
    yield from csv.DictReader(lines)


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` items, the last one perhaps shorter. Pulls one batch from `items` each time it is asked."""
    if size < 1:
        raise ValueError(f"a batch holds at least one item, not {size}")
    return _batches(iter(items), size)


def _batches(source: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(source, size)):
        yield batch


def order_batches(lines: Iterable[str], size: int) -> Iterator[list[dict[str, str]]]:
    """The rows of a CSV in batches; only one batch is in memory."""
    return batches(read_orders(lines), size)

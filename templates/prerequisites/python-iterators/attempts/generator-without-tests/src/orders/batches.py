import csv
from typing import Iterable, Iterator


def read_orders(lines: Iterable[str]) -> Iterator[dict]:
    for row in csv.DictReader(lines):
        yield row


def batches(items: Iterable, size: int) -> Iterator[list]:
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def run(path: str) -> None:
    with open(path, newline="") as file:
        for batch in batches(read_orders(file), 1000):
            print(f"{len(batch)} orders")

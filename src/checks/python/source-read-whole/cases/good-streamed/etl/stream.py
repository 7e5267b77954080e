import csv
from collections.abc import Iterable, Iterator
from itertools import islice

import pandas as pd


def batches(source: Iterable[str], size: int) -> Iterator[list[str]]:
    source = iter(source)
    while batch := list(islice(source, size)):
        yield batch


def rows(path):
    with open(path, newline="") as file:
        header = next(csv.reader(file))
        names = [name.strip() for name in header]
        for row in csv.reader(file):
            yield dict(zip(names, list(row)))


def blocks(path):
    with open(path, "rb") as file:
        while block := file.read(65536):
            yield block


def frames(path):
    yield from pd.read_csv(path, chunksize=10_000)
    head = pd.read_csv(path, nrows=5)
    yield head


def known(names: list[str]):
    return sorted(names)

import csv
from collections.abc import Iterable

import pandas as pd


def lines(path):
    with open(path) as file:
        return file.read().splitlines()


def other_lines(path):
    with open(path) as file:
        yield from file.readlines()


def rows(path):
    with open(path, newline="") as file:
        reader = csv.DictReader(file)
        yield from list(reader)


def numbers(source: Iterable[str]):
    for number in sorted(source):
        yield float(number)


def upper(path):
    with open(path) as file:
        return [line.upper() for line in file]


def frame(path):
    return pd.read_csv(path)


def everything(path):
    return list(rows(path))

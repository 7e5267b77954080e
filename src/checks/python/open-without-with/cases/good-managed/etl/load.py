import csv
import gzip
from contextlib import ExitStack, closing


def read(path, others, opener):
    with open(path) as file, opener.open("x") as other:
        yield from file
        yield from other
    with (
        open(path) as file,
        gzip.open(path) as packed,
    ):
        yield from zip(file, packed)
    with ExitStack() as stack:
        files = [stack.enter_context(open(other)) for other in others]
        yield from csv.reader(files[0])
    with closing(open(path)) as file:
        yield from file

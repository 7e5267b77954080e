from collections.abc import Iterator

import pytest

from orders.batches import batches, order_batches, read_orders

HEADER = "order_id,amount"


def test_a_row_is_a_dict_by_column():
    rows = read_orders([HEADER, "1,2.50", "2,3.00"])

    assert list(rows) == [{"order_id": "1", "amount": "2.50"}, {"order_id": "2", "amount": "3.00"}]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], []),
        ([1], [[1]]),
        ([1, 2, 3, 4], [[1, 2], [3, 4]]),
        ([1, 2, 3], [[1, 2], [3]]),
    ],
)
def test_the_last_batch_may_be_shorter(items: list[int], expected: list[list[int]]):
    assert list(batches(items, 2)) == expected


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_without_items_is_refused(size: int):
    with pytest.raises(ValueError, match="at least one item"):
        batches([1], size)


def test_only_one_batch_is_pulled_at_a_time():
    pulled: list[int] = []

    def source() -> Iterator[int]:
        for number in range(100):
            pulled.append(number)
            yield number

    stream = batches(source(), 10)
    assert pulled == []
    next(stream)
    assert len(pulled) == 10


def test_a_csv_comes_in_batches():
    lines = [HEADER, *(f"{n},1.00" for n in range(5))]

    assert [len(batch) for batch in order_batches(lines, 2)] == [2, 2, 1]

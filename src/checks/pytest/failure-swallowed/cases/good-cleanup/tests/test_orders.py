import os

from pipeline.orders import BadOrder, load, parse


def test_load():
    try:
        os.remove("orders.db")
    except Exception:
        pass
    assert load([1]) == 1


def test_bad_row():
    error = None
    try:
        parse({})
    except Exception as caught:
        error = caught
    assert isinstance(error, BadOrder)


def test_retry():
    for attempt in range(3):
        try:
            assert load([attempt]) == 1
        except Exception:
            print("failed")
            raise


def test_arrives_in_the_end():
    for _ in range(5):
        try:
            assert load([1]) == 1
            return
        except Exception:
            pass
    raise AssertionError("nothing arrived")

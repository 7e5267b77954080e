import unittest

from pipeline.orders import deduplicate, parse


def test_parse():
    parse({"id": "1"})
    assert True


def test_bad_row():
    try:
        parse({})
    except Exception:
        assert 1


def test_deduplicate():
    result = list(deduplicate([1, 1]))
    assert (len(result) == 1, "one is left")
    assert result == result
    assert len(result) == len(result)


def test_status():
    status = parse({"id": "1"}).status
    assert status == "new" or "open"
    assert status == "new" or status == "open" or True


class OrdersTest(unittest.TestCase):
    def test_runs(self):
        order = parse({"id": "1"})
        self.assertTrue(True)
        self.assertEqual(order.id, order.id)

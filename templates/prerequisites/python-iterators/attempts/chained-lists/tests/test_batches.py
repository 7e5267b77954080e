import unittest

from orders.batches import batches, read_orders


class TestBatches(unittest.TestCase):
    def test_reads_rows(self):
        self.assertEqual(read_orders(["a,b", "1,2"]), [{"a": "1", "b": "2"}])

    def test_splits(self):
        self.assertEqual(batches([1, 2, 3], 2), [[1, 2], [3]])


if __name__ == "__main__":
    unittest.main()

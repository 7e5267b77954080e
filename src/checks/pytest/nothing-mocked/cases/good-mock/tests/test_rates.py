import unittest
import unittest.mock

from pipeline import rates


class RatesTest(unittest.TestCase):
    def test_latest(self):
        with unittest.mock.patch.object(rates, "fetch", return_value=1):
            self.assertEqual(rates.latest("EUR"), 1)

import unittest

from pipeline.fetch import fetch


async def test_fetch():
    assert await fetch() == 1


class FetchTest(unittest.TestCase):
    async def test_fetch(self):
        self.assertEqual(await fetch(), 1)

import unittest

import pytest

from pipeline.fetch import fetch


@pytest.mark.asyncio
async def test_fetch():
    assert await fetch() == 1


class FetchTest(unittest.IsolatedAsyncioTestCase):
    async def test_fetch(self):
        self.assertEqual(await fetch(), 1)

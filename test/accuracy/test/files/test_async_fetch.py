import asyncio
import unittest

from fetch import fetch_all, RateLimited

# answers in the order the fake server gives them
responses = [b"one", b"two", b"three"]


class FakeSession:
    def __init__(self, answers):
        self.answers = list(answers)

    async def get(self, url):
        await asyncio.sleep(0)
        if not self.answers:
            raise RateLimited(url)
        return self.answers.pop(0)


class FetchCase(unittest.IsolatedAsyncioTestCase):
    async def test_order_is_kept(self):
        got = await fetch_all(FakeSession(responses), ["/1", "/2", "/3"])
        self.assertListEqual(got, responses)

    async def test_1(self):
        got = await fetch_all(FakeSession([]), [])
        self.assertEqual(got, [])

    async def test_rate_limit(self):
        try:
            await fetch_all(FakeSession([]), ["/1"])
        except RateLimited:
            pass

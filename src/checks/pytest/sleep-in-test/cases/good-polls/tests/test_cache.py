import asyncio
import time

from pipeline.cache import Cache, with_timeout


def wait_until(condition, limit=5):
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_ready():
    cache = Cache()
    wait_until(lambda: cache.ready)


async def test_slow_source():
    async def slow():
        await asyncio.sleep(10)

    await asyncio.sleep(0)
    assert await with_timeout(slow, 0.01) is None

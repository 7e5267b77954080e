import asyncio
import time

from pipeline.cache import Cache


def test_expires():
    cache = Cache(ttl=1)
    cache.put("a", 1)
    time.sleep(2)
    assert cache.get("a") is None


async def test_refreshes():
    cache = Cache(ttl=1)
    await asyncio.sleep(1.5)
    assert cache.refreshed

import contextlib


@contextlib.asynccontextmanager
async def locked(redis, key):
    await redis.set(key, 1)
    try:
        yield
    finally:
        await redis.delete(key)

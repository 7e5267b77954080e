async def fetch() -> int:
    return 1

from pipeline.fetch import fetch


async def test_fetch():
    assert await fetch() == 1

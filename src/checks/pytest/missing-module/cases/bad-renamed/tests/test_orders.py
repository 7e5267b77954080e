from pipeline.order import parse
from pipeline.orders import deduplicate


def test_parse():
    assert parse(deduplicate({"id": 1})) == {"id": 1}

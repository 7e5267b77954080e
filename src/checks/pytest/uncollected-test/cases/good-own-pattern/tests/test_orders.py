from pipeline.orders import parse


def check_parse():
    assert parse({"id": "1"}).id == 1

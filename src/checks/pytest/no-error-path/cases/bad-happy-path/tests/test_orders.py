from pipeline.orders import parse


def test_parse():
    assert parse({"id": "1"}).id == 1


def test_bad_row():
    try:
        parse({})
    except ValueError as error:
        assert "id" in str(error)

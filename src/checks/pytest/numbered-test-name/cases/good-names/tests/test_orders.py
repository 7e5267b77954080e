from pipeline.orders import parse


def test_an_id_is_a_number():
    assert parse({"id": "1"}).id == 1


def test_2026_is_a_year():
    assert parse({"id": "1", "year": "2026"}).year == 2026

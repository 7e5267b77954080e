from pipeline.orders import parse


def test_amounts():
    for amount in ["1", "2.50", "0"]:
        assert parse({"amount": amount}).amount >= 0

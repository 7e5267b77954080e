from pipeline.orders import total

ORDERS = []
RATES = {"EUR": 1}


def test_add():
    ORDERS.append(1)
    assert total(ORDERS) == 1


def test_total():
    RATES["USD"] = 2
    assert total(ORDERS) == 1


def test_rates():
    assert len(RATES) == 2

from code_under_test import Stock


def test_stock():
    stock = Stock()
    stock.add("nut", 3)
    stock.take("nut", 1)
    assert "nut" in stock.items

def test_order():
    assert {"id": 1}["id"] == 1

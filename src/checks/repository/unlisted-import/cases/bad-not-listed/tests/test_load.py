import responses


def test_load():
    assert responses

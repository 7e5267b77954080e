import pytest

from pipeline.orders import BadOrder, parse


def test_no_id():
    try:
        parse({})
    except BadOrder as error:
        assert "id" in str(error)
    else:
        pytest.fail("accepted")


def test_no_error():
    try:
        parse({"id": "1"})
    except BadOrder:
        assert False, "refused"


def test_id():
    with pytest.raises(BadOrder, match="id"):
        parse({})


def test_without_pandas():
    try:
        import pandas  # noqa: F401
    except ImportError:
        with pytest.raises(RuntimeError, match="pandas"):
            parse({"id": "1"}, frame=True)

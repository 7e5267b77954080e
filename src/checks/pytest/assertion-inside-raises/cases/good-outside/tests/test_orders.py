import pytest

from pipeline.orders import BadOrder, load, parse


def test_no_id():
    with pytest.raises(BadOrder) as caught:
        parse({})
    assert "id" in str(caught.value)


def test_lazy():
    with pytest.raises(BadOrder):
        assert list(load([{}]))


def test_rolls_back(database):
    with pytest.raises(RuntimeError):
        with database.transaction() as transaction:
            transaction.insert(1)
            assert transaction.count() == 1
            raise RuntimeError
    assert database.count() == 0

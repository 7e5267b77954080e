import pytest

from pipeline.orders import BadOrder, load, parse


def test_no_id():
    with pytest.raises(BadOrder) as caught:
        parse({})
        assert "id" in str(caught.value)


def test_load(tmp_path):
    with pytest.raises(BadOrder):
        load(tmp_path)
        for path in tmp_path.iterdir():
            assert path.suffix == ".bad"

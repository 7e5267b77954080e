from unittest.mock import mock_open, patch

from pipeline.export import read


def test_read():
    with patch("builtins.open", mock_open(read_data="id\n")):
        with open("/tmp/in.csv") as file:
            assert read(file) == ["id"]

from unittest.mock import Mock

from pipeline.upload import upload


def test_upload():
    client = Mock()
    upload(client, "orders", "a.csv", b"id")
    client.put_object.assert_called_once()

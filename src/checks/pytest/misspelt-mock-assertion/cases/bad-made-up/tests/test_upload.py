from unittest.mock import Mock

from pipeline.upload import upload


def test_upload():
    client = Mock()
    upload(client, "orders")
    assert client.put_object.called_once_with("orders")

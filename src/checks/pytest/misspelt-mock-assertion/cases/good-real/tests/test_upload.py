from unittest.mock import Mock

from pipeline.upload import upload


def test_upload():
    client = Mock()
    upload(client, "orders")
    client.put_object.assert_called_once_with("orders")
    assert client.put_object.called
    assert client.put_object.call_count == 1

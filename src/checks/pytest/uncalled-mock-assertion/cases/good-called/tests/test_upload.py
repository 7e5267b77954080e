from unittest.mock import Mock

from pipeline.upload import upload


def test_upload():
    client = Mock()
    upload(client, "orders", b"id")
    client.put_object.assert_called_once()
    assert client.put_object.called
    check = client.put_object.assert_called_with
    check("orders", b"id")

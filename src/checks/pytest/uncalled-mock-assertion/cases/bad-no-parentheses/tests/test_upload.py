from unittest.mock import Mock

from pipeline.upload import upload


def test_upload():
    client = Mock()
    upload(client, "orders", b"id")
    client.put_object.assert_called_once


def test_no_upload():
    client = Mock()
    upload(client, "orders", b"")
    assert client.put_object.assert_not_called

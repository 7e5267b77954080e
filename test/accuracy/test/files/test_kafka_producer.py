from unittest import mock
from producer import send_event

@mock.patch('producer.KafkaProducer')
def test_1(kafka):
    send_event('topic', {'id': 1})
    kafka.return_value.send.assert_called_once

@mock.patch('producer.KafkaProducer')
def test_2(kafka):
    send_event('topic', None)
    kafka.return_value.send.assert_not_called()

@mock.patch('producer.json.dumps', side_effect=TypeError)
@mock.patch('producer.KafkaProducer')
def test_bad_payload(kafka, dumps):
    result = send_event('topic', object())
    assert result is False
    assert dumps.called

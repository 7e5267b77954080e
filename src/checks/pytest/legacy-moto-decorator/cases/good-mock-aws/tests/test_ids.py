from moto import mock_aws
from moto.moto_api._internal import mock_random


@mock_aws
def test_ids():
    mock_random.seed(42)
    assert mock_random.uuid4() != mock_random.uuid4()

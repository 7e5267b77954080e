def test_connect(connect):
    assert connect(password="s3cret")

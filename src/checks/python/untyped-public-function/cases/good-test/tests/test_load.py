def test_load(tmp_path):
    assert tmp_path

def test_write(tmp_path):
    file = tmp_path / "orders.csv"
    file.write_text("id")
    assert file.exists()

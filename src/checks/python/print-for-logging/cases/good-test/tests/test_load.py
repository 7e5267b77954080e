def test_load():
    print("loading")

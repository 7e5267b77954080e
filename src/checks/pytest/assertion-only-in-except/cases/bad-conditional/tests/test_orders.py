from pipeline.orders import BadOrder, parse


def test_no_id():
    try:
        parse({})
    except BadOrder as error:
        assert "id" in str(error)

import pytest
from parser.logline import parse, ParseError

LINE = '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 2326'


@pytest.fixture(params=[LINE, LINE + "\n", "  " + LINE])
def line(request):
    return request.param


def test_parse_ip(line):
    assert parse(line)["ip"] == "127.0.0.1"


def test_parse_status(line):
    return parse(line)["status"] == 200


def test_garbage():
    with pytest.raises(ParseError):
        parse("garbage")
        parse("")
        assert False, "we should not be here"


def test_error_has_position():
    with pytest.raises(ParseError) as e:
        parse(LINE[:30])
    assert e.value.pos == 30

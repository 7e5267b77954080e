import json


def parse(line):
    try:
        return json.loads(line)
    except (ValueError, TypeError) as error:
        raise RuntimeError(line) from error
    except Exception:
        raise


def each(lines):
    try:
        yield from map(parse, lines)
    except* ValueError:
        pass

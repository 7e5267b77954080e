import json


def parse(line):
    try:
        return json.loads(line)
    except:  # noqa: E722
        return None

"""Values as plain data, and back. What JSON has no word for is an object with the one key `$`, or `$` and `of`."""

import dataclasses
import datetime
import decimal

LIMIT = 10_000
DEPTH = 30


class TooLarge(Exception):
    """A value that nobody wants to read."""


def encode(value):
    budget = [LIMIT]
    return _encode(value, budget, 0)


def _encode(value, budget, depth):
    budget[0] -= 1
    if budget[0] < 0 or depth > DEPTH:
        raise TooLarge
    deeper = lambda part: _encode(part, budget, depth + 1)  # noqa: E731
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return value if abs(value) < 2**53 else {"$": "int", "of": format(value, "d") if abs(value) < 10**300 else "huge"}
    if kind is str:
        budget[0] -= len(value) // 100
        if budget[0] < 0:
            raise TooLarge
        return value.encode("utf-8", "replace").decode()
    if kind is float:
        return {"$": "float", "of": repr(value)}
    if kind is list:
        return [deeper(item) for item in value]
    if kind is dict:
        return {"$": "dict", "of": [[deeper(key), deeper(item)] for key, item in value.items()]}
    return _rare(value, kind, deeper)


def _rare(value, kind, deeper):
    if kind.__name__ == "Mark" and hasattr(value, "coach_mark"):
        return value.coach_mark
    if isinstance(value, decimal.Decimal):
        return {"$": "Decimal", "of": str(value)}
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return {"$": kind.__name__, "of": _utc(value).isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"$": "timedelta", "of": f"{value.days} {value.seconds} {value.microseconds}"}
    if isinstance(value, (bytes, bytearray)):
        return {"$": "bytes", "of": bytes(value).hex()}
    fields = _fields(value)
    if fields is not None:
        return {"$": "object", "name": kind.__name__, "of": [[name, deeper(field)] for name, field in fields]}
    if isinstance(value, tuple):
        return {"$": "tuple", "of": [deeper(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"$": "set", "of": [deeper(item) for item in value]}
    if isinstance(value, dict):
        return {"$": "dict", "of": [[deeper(key), deeper(item)] for key, item in value.items()]}
    if isinstance(value, list):
        return [deeper(item) for item in value]
    if isinstance(value, (bool, int, float, str)):
        return deeper(next(base for base in (bool, int, float, str) if isinstance(value, base))(value))
    return {"$": "other", "name": kind.__name__}


def _utc(value):
    """The same moment is the same text, whatever its zone."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.timezone.utc)
    return value


def _fields(value):
    if dataclasses.is_dataclass(value):
        return [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    if hasattr(value, "_fields"):
        return [(name, getattr(value, name)) for name in value._fields]
    state = getattr(value, "__dict__", None)
    if state and not isinstance(value, (type, BaseException)) and not callable(value):
        return [(name, field) for name, field in state.items() if not name.startswith("_")]
    return None


def decode(data, make):
    """`make` is given what stands for something on the other side: a stream, a recorder."""
    if isinstance(data, list):
        return [decode(item, make) for item in data]
    if not isinstance(data, dict):
        return data
    kind, of = data["$"], data.get("of")
    plain = {
        "float": float,
        "int": int,
        "Decimal": decimal.Decimal,
        "datetime": datetime.datetime.fromisoformat,
        "date": datetime.date.fromisoformat,
        "time": datetime.time.fromisoformat,
        "bytes": bytes.fromhex,
        "timedelta": lambda parts: datetime.timedelta(*map(int, parts.split())),
        "tuple": lambda items: tuple(decode(item, make) for item in items),
        "set": lambda items: {decode(item, make) for item in items},
        "dict": lambda pairs: {decode(key, make): decode(item, make) for key, item in pairs},
    }
    return plain[kind](of) if kind in plain else make(data)

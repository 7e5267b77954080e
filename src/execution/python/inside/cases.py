"""Calls what was handed in and says what came of it, as plain data: whether that is right is not known here."""

import importlib
import random
import sys
import types

from coach_files import fault
from coach_handles import stand_in
from coach_serve import handles
from coach_values import TooLarge, decode, encode

ITEMS = 1_000

_loaded = {}


@handles("load")
def load(question):
    """Imports the module that was handed in, and the author's scenes."""
    try:
        module = _loaded["module"] = importlib.import_module(question["module"])
        if question["scenes"] is not None:
            _loaded["scenes"] = _author("scenes", question["scenes"])
        return {"where": {name: _where(_find(module, name)) for name in question["functions"]}}
    except BaseException as error:
        return {"fault": fault(error)}


def _where(function):
    """The line on which a function or a class begins, if it is written in Python."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    if isinstance(function, type) and hasattr(function, "__firstlineno__"):
        file = getattr(sys.modules.get(function.__module__), "__file__", None)
        return {"path": str(file).removeprefix("/repo/"), "line": function.__firstlineno__}
    code = getattr(function, "__code__", None)
    return {"path": code.co_filename.removeprefix("/repo/"), "line": code.co_firstlineno} if code else None


@handles("given")
def given(question):
    """The author's inputs: what a function makes from a random generator, once for each number in `seeds`."""
    try:
        make = getattr(_author("given", question["text"]), question["function"])
        return {"given": [[encode(part) for part in make(random.Random(seed))] for seed in question["seeds"]]}
    except BaseException as error:
        return {"fault": fault(error)}


class Mark:
    """What an author writes for something that the other side keeps; `given` may return it among the arguments."""

    def __init__(self, kind, of):
        self.coach_mark = {"$": kind, "of": of}


_marks = types.ModuleType("coach")
_marks.stream = lambda items: Mark("stream", [encode(item) for item in items])
_marks.recorder = lambda counts=None: Mark("recorder", counts)
_marks.connection = lambda fails=None: Mark("connection", fails)


def _author(name, text):
    sys.modules["coach"] = _marks
    module = types.ModuleType(f"coach_{name}")
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)
    return module


@handles("call")
def call(question):
    """Calls a function of the module, or a scene with the module as its first argument."""
    module = _loaded["module"]
    try:
        values = [decode(value, stand_in) for value in question["with"]]
        function = _find(module, question["function"])
        if function is None:
            return {"missing": True}
        if question["scene"] is None:
            result = function(*values)
        else:
            result = getattr(_loaded["scenes"], question["scene"])(module, *values)
        return {"value": _result(result, question["take"])}
    except TooLarge:
        return {"large": True}
    except BaseException as error:
        return {"fault": fault(error)}


def _find(module, dotted):
    for name in dotted.split("."):
        module = getattr(module, name, None)
    return module


def _result(result, take):
    if take is None and not hasattr(result, "__next__"):
        return encode(result)
    items, source = [], iter(result)
    while take is None or len(items) < take:
        if len(items) > ITEMS:
            raise TooLarge
        try:
            items.append(encode(next(source)))
        except StopIteration:
            break
    return {"$": "iterator", "of": items}

"""Looks for a proof that a bug which the tests let through is one: an input on which the code answers otherwise.

A change that makes no difference cannot be noticed by any test, and it is nobody's fault that it was not. So while the
tests run once more, each call of a changed function is tried again as it was and with inputs close by, with the right
code and with the bug. Only what the right code answers twice in the same way, and the bug in another, is a proof.
"""

import ast
import builtins
import collections.abc
import copy
import dataclasses
import datetime
import decimal
import dis
import functools
import inspect
import itertools
import math
import opcode
import types

import coach_suite as suite
from coach_files import HOME
from coach_serve import handles

RAISE = opcode.opmap["RAISE_VARARGS"]
PLAIN = (str, bytes, int, complex, type, decimal.Decimal, datetime.date, datetime.time, datetime.timedelta)
CALLS = 25
VARIANTS = 60
ITEMS = 200
TRIAL_STEPS = 20_000


class Instrument(ast.NodeTransformer):
    """Wraps each outermost function of a module, inside of its other decorators."""

    def __init__(self, path, functions):
        self.path = path
        self.functions = functions
        self.prefix = ""

    def visit_ClassDef(self, node):
        outer, self.prefix = self.prefix, f"{self.prefix}{node.name}."
        node.body = [self.visit(child) for child in node.body]
        self.prefix = outer
        return node

    def visit_FunctionDef(self, node):
        if not (node.name.startswith("__") and node.name.endswith("__")):
            self.functions.append({"path": self.path, "function": self.prefix + node.name, "line": node.lineno})
        name = ast.Name("__witness__", ast.Load())
        node.decorator_list.append(ast.Call(name, [ast.Constant(self.path), ast.Constant(self.prefix + node.name)], []))
        return node


def instrumented(path, text, functions):
    try:
        return ast.unparse(ast.fix_missing_locations(Instrument(path, functions).visit(ast.parse(text))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return text


def definition(text, name):
    """The function of that dotted name without decorators, inside of its classes, so that private names are right."""
    *classes, last = name.split(".")
    body = ast.parse(text).body
    for wanted in classes:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == wanted)
    function = [node for node in body if isinstance(node, ast.FunctionDef) and node.name == last][-1]
    function.decorator_list = []
    function.args.defaults = [ast.Constant(None) for _ in function.args.defaults]
    function.args.kw_defaults = [default and ast.Constant(None) for default in function.args.kw_defaults]
    node = function
    for wanted in reversed(classes):
        node = ast.ClassDef(wanted, [], [], [node], [], type_params=[])
    return ast.fix_missing_locations(ast.Module([node], []))


def twin(function, text, name):
    """The mutated function among the globals of the right one; None where it sees more than globals."""
    if function.__closure__ or function.__code__.co_freevars:
        return None
    module = definition(text, name)
    namespace = {}
    exec(compile(module, function.__code__.co_filename, "exec", dont_inherit=True), function.__globals__, namespace)
    first, *rest = name.split(".")
    found = namespace[first]
    for part in rest:
        found = vars(found)[part]
    found.__defaults__ = function.__defaults__
    found.__kwdefaults__ = function.__kwdefaults__
    return found


class Seeker:
    def __init__(self, survivors):
        self.survivors = survivors
        self.proofs = set()
        self.called = set()
        self.tried = {}
        self.busy = False

    def decorator(self, path, name):
        mine = [one for one in self.survivors if one["path"] == path and one["function"] == name]

        def decorate(function):
            @functools.wraps(function)
            def wrapper(*arguments, **named):
                self.called.add(f"{path}:{name}")
                if self.busy or not mine or self.tried.get((path, name), 0) >= CALLS:
                    return function(*arguments, **named)
                self.busy = True
                self.tried[path, name] = self.tried.get((path, name), 0) + 1
                try:
                    arguments, named = refreshed(arguments, named)
                    self.seek(function, mine, arguments, named)
                finally:
                    self.busy = False
                arguments, named = given(arguments), given(named)
                return function(*arguments, **named)

            return wrapper

        return decorate

    def seek(self, function, mine, arguments, named):
        open_ = [one for one in mine if one["id"] not in self.proofs]
        twins = [(one["id"], twin(function, one["text"], one["function"])) for one in open_]
        twins = [(number, other) for number, other in twins if other is not None]
        hints = constants_of(function)
        for inputs in itertools.islice(inputs_near(arguments, named, hints), VARIANTS):
            if not twins:
                return
            right = outcome(function, inputs)
            if right is None or right[0] == "crashed" or not same(right, outcome(function, inputs)):
                continue
            for number, other in list(twins):
                wrong = outcome(other, inputs)
                if wrong is not None and wrong[0] == "crashed":
                    # To whoever called, it is the same error, wherever it came up.
                    wrong = ("raised", *wrong[1:])
                if wrong is not None and not same(right, wrong) and same(right, outcome(function, inputs)):
                    self.proofs.add(number)
                    twins.remove((number, other))


class Items:
    """What an iterator gave, to be handed in again as an iterator."""

    def __init__(self, items):
        self.items = items


def refreshed(arguments, named):
    """The arguments with what iterators give in their place: a trial must not use them up."""

    def kept(value):
        lazy = isinstance(value, collections.abc.Iterator) and not hasattr(value, "read")
        return Items(list(itertools.islice(value, ITEMS))) if lazy else value

    return tuple(map(kept, arguments)), {name: kept(value) for name, value in named.items()}


def given(value):
    if isinstance(value, Items):
        return iter(list(value.items))
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(given, value))
    if type(value) is dict:
        return {name: given(item) for name, item in value.items()}
    return value


def outcome(function, inputs):
    """What came of a call, what it left in its arguments included; None where it cannot be repeated."""
    try:
        arguments, named = copy.deepcopy(inputs)
    except Exception:
        return None
    arguments, named = given(arguments), {name: given(value) for name, value in named.items()}
    try:
        with Trial():
            result = settled(function(*arguments, **named))
            return ("returned", result, arguments, named)
    except suite.OutOfSteps:
        return ("endless",)
    except RecursionError:
        return ("endless",)
    except BaseException as error:
        return ("raised" if meant(error, function) else "crashed", type(error), arguments, named)


class Trial:
    """A limit of its own within that of the suite, which goes on where it was."""

    def __enter__(self):
        limit = suite.Limit.current
        self.before, self.rang = limit.left, limit.rang
        limit.left = TRIAL_STEPS

    def __exit__(self, *_):
        limit = suite.Limit.current
        limit.left, limit.rang = self.before, self.rang


def meant(error, function):
    """Whether a `raise` of the learner's code raised it: only then does the code say what must happen on this input."""
    last = error.__traceback__
    while last.tb_next is not None:
        last = last.tb_next
    code = last.tb_frame.f_code
    return code.co_filename == function.__code__.co_filename and code.co_code[last.tb_lasti] == RAISE


def settled(value):
    """A result that can be compared: what is lazy is pulled."""
    if isinstance(value, collections.abc.Iterator) and not hasattr(value, "read"):
        return ("yields", list(itertools.islice(value, ITEMS)))
    return value


def same(one, other, depth=0):
    """Whether two outcomes are the same as far as can be told: what cannot be compared counts as the same."""
    if one is other or depth > 12:
        return True
    if type(one) is not type(other):
        numbers = type(one) in (int, float) and type(other) in (int, float)
        return numbers and one == other
    if isinstance(one, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12) or one != one and other != other
    if isinstance(one, PLAIN):
        return one == other
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(same(a, b, depth + 1) for a, b in zip(one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key], depth + 1) for key in one)
    if isinstance(one, (set, frozenset)):
        return one == other
    if hasattr(one, "__dict__") and not isinstance(one, (types.FunctionType, types.ModuleType)):
        return same(vars(one), vars(other), depth + 1)
    if hasattr(type(one), "__slots__"):
        names = [name for name in type(one).__slots__ if hasattr(one, name) and hasattr(other, name)]
        return all(same(getattr(one, name), getattr(other, name), depth + 1) for name in names)
    return True


def constants_of(function):
    """The numbers and words that a function mentions: its borders."""
    found = [step.argval for step in dis.get_instructions(function) if step.opname in {"LOAD_CONST", "LOAD_SMALL_INT"}]
    return list(dict.fromkeys(value for value in found if type(value) in (int, str)))[:20]


def inputs_near(arguments, named, hints):
    """The inputs themselves, then each with one part changed."""
    yield arguments, named
    places = [*range(len(arguments)), *named]
    everything = [*arguments, *named.values()]
    streams = [near(value, hints, everything) for value in everything]
    for changes in itertools.zip_longest(*streams, fillvalue=None):
        for place, change in zip(places, changes):
            if change is None:
                continue
            if isinstance(place, int):
                yield (*arguments[:place], change[0], *arguments[place + 1 :]), named
            else:
                yield arguments, {**named, place: change[0]}


def near(value, hints=(), others=(), depth=0):
    """Values of the same type that differ a little, the most telling first, each in a tuple of one."""
    for variant in variants(value, hints, others, depth):
        yield (variant,)


def variants(value, hints, others, depth):
    if depth > 2:
        return
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        numbers = [hint for hint in hints if type(hint) is int]
        numbers += [other for other in others if type(other) is int]
        numbers += [len(other) for other in others if isinstance(other, (list, tuple, str))]
        numbers += [len(other.items) for other in others if isinstance(other, Items)]
        yield from dict.fromkeys([0, 1, value + 1, value - 1, 2, *(n + d for n in numbers for d in (0, 1, -1)), -value])
    elif isinstance(value, float):
        numbers = [float(hint) for hint in hints if type(hint) is int]
        yield from dict.fromkeys([0.0, value + 1, value - 1, -value, value / 2, *numbers])
    elif isinstance(value, decimal.Decimal):
        numbers = [decimal.Decimal(hint) for hint in hints if type(hint) is int]
        yield from [decimal.Decimal(0), value + 1, -value, value + decimal.Decimal("0.01"), *numbers]
    elif isinstance(value, str):
        yield from texts(value, hints)
    elif isinstance(value, datetime.datetime):
        yield from (value + datetime.timedelta(**step) for step in ({"seconds": 1}, {"days": 1}, {"days": -1}))
    elif isinstance(value, datetime.date):
        yield from (value + datetime.timedelta(days=step) for step in (1, -1))
    elif isinstance(value, Items):
        yield from (Items(items) for items in sequences(value.items, hints, others, depth))
    elif type(value) in (list, tuple):
        yield from (type(value)(items) for items in sequences(list(value), hints, others, depth))
    elif type(value) is dict:
        for key in value:
            yield {name: item for name, item in value.items() if name != key}
            for variant in itertools.islice(variants(value[key], hints, others, depth + 1), 6):
                yield {**value, key: variant}
        yield {}
    elif type(value) in (set, frozenset):
        yield type(value)()
        for item in itertools.islice(value, 3):
            yield value - {item}
    elif isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, functools.partial)):
        for turn in range(3):
            yield Altered(value, turn, hints)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            for variant in itertools.islice(variants(getattr(value, field.name, None), hints, others, depth + 1), 5):
                twin_ = copy.copy(value)
                object.__setattr__(twin_, field.name, variant)
                yield twin_


class Altered:
    """A function that answers something close to what the given one does."""

    def __init__(self, function, turn, hints):
        self.function, self.turn, self.hints = function, turn, hints

    def __call__(self, *arguments, **named):
        right = self.function(*arguments, **named)
        return next(itertools.islice(variants(right, self.hints, (), 1), self.turn, None), right)


def texts(value, hints):
    words = [hint for hint in hints if type(hint) is str and len(hint) < 20]
    numbers = [str(hint) for hint in hints if type(hint) is int]
    close = [value + "x", *digits(value), *numbers, *words, f" {value} ", value.upper(), value[:-1], value * 2]
    yield from dict.fromkeys(["", *close])


def digits(value):
    """A number in a text, a little changed, in the same form."""
    try:
        number = decimal.Decimal(value)
    except (decimal.InvalidOperation, ValueError):
        return []
    return ["0", "1", str(-number), str(number + 1), str(number / 2)] if number.is_finite() else []


def sequences(items, hints, others, depth):
    if items:
        yield items + [items[-1]]
        yield items[:-1]
    yield []
    if items:
        yield items[:1]
        yield items + items
        yield items[::-1]
        yield [*items[1:2], *items[:1], *items[2:]]
        for at in (0, len(items) - 1):
            for variant in itertools.islice(variants(items[at], hints, others, depth + 1), 6):
                yield [*items[:at], variant, *items[at + 1 :]]
                yield [*items, variant]


@handles("witness")
def answer(question):
    """
    modules: path -> text. survivors: mutants with an `id`.
    Returns the ids of those that are proven, and which functions there are and were called.
    """
    seeker = Seeker(question["survivors"])
    builtins.__witness__ = seeker.decorator
    functions = []
    for path, text in question["modules"].items():
        with open(f"{HOME}/{path}", "w", encoding="utf-8") as file:
            file.write(instrumented(path, text, functions))
    suite.run(question["paths"])
    return {"proven": sorted(seeker.proofs), "called": sorted(seeker.called), "functions": functions}

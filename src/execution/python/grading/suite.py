"""Runs a learner's tests with pytest and returns what came of each.

The interpreter is the learner's too, so what is returned is what an honest suite did; nothing more is claimed of it.
"""

import contextlib
import gc
import io
import os
import random
import shutil
import sys

from coach_files import HOME
from coach_serve import handles


LEARNERS = f"{HOME}/"


class OutOfSteps(BaseException):
    """Not an Exception, so that no `except Exception` of a learner's keeps it."""


class Limit:
    """
    Ends what loops on: every call and every jump in the learner's files is a step. Steps are the same on a busy machine;
    seconds are not, so they are left to whoever kills the process from outside, as is what loops in a library.
    """

    TOOL = 3
    current = None

    def __init__(self, steps):
        self.steps = self.left = steps
        self.rang = False

    def step(self, code, *_):
        if not code.co_filename.startswith(LEARNERS):
            return sys.monitoring.DISABLE
        self.left -= 1
        if self.left < 0:
            self.rang = True
            # Whoever keeps this one gets the next.
            self.left = 10_000
            raise OutOfSteps

    def __enter__(self):
        Limit.current = self
        events = sys.monitoring.events
        sys.monitoring.use_tool_id(self.TOOL, "limit")
        for event in (events.JUMP, events.PY_START):
            sys.monitoring.register_callback(self.TOOL, event, self.step)
        sys.monitoring.set_events(self.TOOL, events.JUMP | events.PY_START)
        return self

    def __exit__(self, *_):
        sys.monitoring.set_events(self.TOOL, 0)
        sys.monitoring.free_tool_id(self.TOOL)


class Recorder:
    """A plugin that keeps what came of each test, and what stopped the rest."""

    def __init__(self, counts, reverse):
        self.counts = counts
        self.reverse = reverse
        self.tests = {}
        self.errors = []
        self.found = {}

    def pytest_sessionstart(self, session):
        self.session = session

    def pytest_collection_modifyitems(self, items):
        if self.reverse:
            items.reverse()

    def pytest_exception_interact(self, call, report):
        self.found[report.nodeid] = described(call.excinfo.value)

    def pytest_collectreport(self, report):
        if report.failed:
            self.errors.append(self.told(report))

    def pytest_runtest_logreport(self, report):
        test = self.tests.setdefault(report.nodeid, {"outcome": "skipped", "line": (report.location[1] or 0) + 1})
        if report.failed:
            test["outcome"] = "failed"
            test.setdefault("error", self.told(report))
        elif report.when == "call" and report.passed and not hasattr(report, "wasxfail"):
            test["outcome"] = "passed"

    def pytest_runtest_logfinish(self, nodeid):
        if nodeid in self.counts and self.tests.get(nodeid, {}).get("outcome") == "failed":
            # Not `shouldstop`: pytest would print its own traceback, which takes longer than most suites.
            self.session.shouldfail = "noticed"

    def told(self, report):
        return self.found.get(report.nodeid) or {"type": "Failed", "message": str(report.longrepr)[-300:]}


def described(error):
    """Type, words and the learner's line of an error, and the module that it missed."""
    while type(error).__name__ in {"CollectError", "ConftestImportFailure"}:
        cause = getattr(error, "cause", None) or error.__cause__
        if not isinstance(cause, BaseException):
            break
        error = cause
    told = {"type": type(error).__name__, "message": words_of(error)}
    if isinstance(error, ModuleNotFoundError) and error.name:
        told["missing"] = error.name
    if isinstance(error, SyntaxError) and str(error.filename).startswith(f"{HOME}/"):
        told["at"] = {"path": error.filename[len(HOME) + 1 :], "line": error.lineno or 1}
    traceback = error.__traceback__
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if path.startswith(f"{HOME}/"):
            told["at"] = {"path": path[len(HOME) + 1 :], "line": traceback.tb_lineno or 1}
        traceback = traceback.tb_next
    return told


def words_of(error):
    try:
        text = str(error)
    except Exception:
        text = ""
    return text.strip().split("\n")[0][:300]


def arguments(paths, words):
    # The options of the learner's own configuration may name plugins that are not here.
    quiet = ["-q", "-o", "addopts=", "--capture=sys", "--rootdir", HOME, "--disable-plugin-autoload", "--tb=no"]
    if not words:
        quiet.append("--assert=plain")
    absent = ["cacheprovider", "junitxml", "pastebin", "faulthandler", "doctest"]
    return [*quiet, *(part for name in absent for part in ("-p", f"no:{name}")), *paths]


def run(paths, counts=(), reverse=False, chance=0, steps=5_000_000):
    """
    paths: the test files below HOME. counts: ids of the tests of which one failure is enough to end the run; where there
    are any, nobody reads how an assertion failed.
    chance: a number that differs from run to run, so that what depends on chance shows it.
    """
    from _pytest.config import _prepareconfig

    sys.dont_write_bytecode = True
    random.seed(chance)
    recorder = Recorder(frozenset(counts), reverse)
    limit = Limit(steps)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            with limit:
                config = _prepareconfig(arguments(paths, words=not counts), [recorder])
                config.hook.pytest_cmdline_main(config=config)
        except OutOfSteps:
            pass
        except BaseException as error:
            recorder.errors.append(described(error))
    return {
        "tests": recorder.tests,
        "errors": recorder.errors,
        "endless": limit.rang,
        "steps": steps if limit.rang else steps - limit.left,
    }


WARM = """
import pytest

@pytest.fixture
def seven(tmp_path, monkeypatch, capsys):
    return 7

@pytest.mark.parametrize("number", [1, 7])
def test_number(seven, number):
    with pytest.raises(ValueError):
        int("seven")
    assert number == seven
"""


def warm():
    """
    A first run loads what every later one needs; it is in the memory with which each interpreter begins. What is there
    then stays, so no collection of garbage need look at it.
    """
    if "pytest" not in sys.modules:
        return
    os.makedirs(HOME)
    os.chdir(HOME)
    with open("test_warm.py", "w") as file:
        file.write(WARM)
    run(["test_warm.py"])
    os.chdir("/")
    shutil.rmtree(HOME)
    sys.modules.pop("test_warm", None)
    sys.path[:] = [path for path in sys.path if not path.startswith(HOME)]
    gc.collect()
    gc.freeze()


@handles("suite")
def answer(question):
    return run(question["paths"], question["counts"], question["reverse"], question["chance"], question["steps"])

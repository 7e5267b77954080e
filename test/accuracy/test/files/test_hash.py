"""Surrogate keys must be stable across runs and processes."""
import subprocess
import sys

from keys import surrogate_key


def test_same_input_same_key():
    # looks trivial, is not: the old version used a random salt
    assert surrogate_key("a", 1) == surrogate_key("a", 1)


def test_stable_across_processes():
    code = "from keys import surrogate_key; print(surrogate_key('a', 1))"
    one = subprocess.check_output([sys.executable, "-c", code], text=True)
    two = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert one == two


def test_separator_matters():
    assert surrogate_key("ab", "c") != surrogate_key("a", "bc")


def test_null_is_not_empty():
    none, empty = surrogate_key(None), surrogate_key("")
    assert (
        none != empty
    ), "None and '' must differ"

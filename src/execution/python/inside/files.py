"""Puts what was handed in where Python looks for it."""

import os
import sys

from coach_serve import handles

HOME = "/repo"

# What is part of the interpreter itself is found before any file.
_names = (sys.stdlib_module_names - set(sys.builtin_module_names)) | {"pytest"}


@handles("files")
def lay_out(question):
    """Writes the files, and makes `roots` the first places where modules are looked for. Says what they hide of Python."""
    for file in question["files"]:
        path = f"{HOME}/{file['path']}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(file["text"])
    os.chdir(HOME)
    sys.path[:0] = [f"{HOME}/{root}".rstrip("/.") for root in question["roots"]]
    sys.dont_write_bytecode = True
    shadowed = [file["path"] for file in question["files"] if _hides(file["path"], question["roots"])]
    for path in shadowed:
        # On the learner's machine their file would be found first.
        sys.modules.pop(_top(path), None)
    return {"shadowed": shadowed}


def _top(path):
    return path.removesuffix("/__init__.py").removesuffix(".py").rpartition("/")[2]


def _hides(path, roots):
    folder = path.removesuffix("/__init__.py").rpartition("/")[0]
    name = _top(path)
    return path.endswith(".py") and (folder or ".") in roots and name in _names


def fault(error):
    """What is said of an exception: its kinds, its words, and where in the handed-in files it came up last."""
    found = {
        "type": type(error).__name__,
        "kinds": [kind.__name__ for kind in type(error).__mro__][:20],
        "message": _words(error)[:500],
    }
    if isinstance(error, SyntaxError) and str(error.filename).startswith(f"{HOME}/"):
        return found | {"path": error.filename[len(HOME) + 1 :], "line": error.lineno, "column": error.offset}
    trace = error.__traceback__
    depth = 0
    while trace is not None and depth < 100_000:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(f"{HOME}/"):
            found |= {"path": name[len(HOME) + 1 :], "line": trace.tb_lineno}
        trace = trace.tb_next
        depth += 1
    return found


def _words(error):
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except BaseException:
        return ""

"""The loop inside of the sandbox: a question comes in as JSON, an answer goes out.

It shares its interpreter with code that may be hostile, so nothing that it says is believed: whoever asks compares the
values. A module of ours adds questions by filling `HANDLERS`.
"""

import json

HANDLERS = {}

_loads, _dumps = json.loads, json.dumps


def handles(kind):
    """Decorator: the function answers questions of this kind; it takes the question and returns what JSON can hold."""

    def add(function):
        HANDLERS[kind] = function
        return function

    return add


def tell(event):
    """Asks the other side something in the middle of an answer, and waits for what it says."""
    _send(_dumps({"event": event}))
    return _loads(_receive())["said"]


def serve():
    global _receive, _send
    from coach_pipe import alarm, full, pause, printed, receive, send
    from coach_tame import tame

    _receive, _send = receive, send
    tame(pause)
    handlers = dict(HANDLERS)
    send(_dumps({"ready": True}))
    while True:
        question = _loads(receive())
        alarm(question["alarm"])
        answer = handlers[question["kind"]](question)
        alarm(0)
        send(_dumps({"answer": answer, "printed": printed(), "full": full()}))

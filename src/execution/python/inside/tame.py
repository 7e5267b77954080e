"""Calls that would block or end the interpreter without a word are made to speak: a learner then sees the line.

For honest code alone: what hostile code does is held by the process around it.
"""

import os
import time


def leave(*_arguments):
    raise SystemExit


def start(*_arguments, **_options):
    raise OSError("there are no other processes here")


def tame(pause):
    """Called when the interpreter has begun, which has put its own functions there; `pause` sleeps, or says it is late."""

    def sleep(seconds):
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            if pause(min(left, 0.05)):
                raise KeyboardInterrupt

    time.sleep = sleep
    os._exit = os.abort = os.kill = leave
    os.system = os.popen = os.fork = start

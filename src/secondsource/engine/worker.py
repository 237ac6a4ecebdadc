"""The child of a pool: takes (work, item) from its standard input, gives the outcome to its standard output.

Frames are 8 bytes of length and a pickle; before an answer comes the frame BEGUN, once the work can begin. The first
frame is the parent's `sys.path`; end of input ends the child, so that none outlives its parent. Started as a program
of its own and not through `multiprocessing`, which would run the user's main script a second time in every child.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
#: The frame that says: the modules are imported, the work begins now. An item's seconds count from here.
BEGUN = b"begun"


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one frame. Raises OSError when nobody reads any more."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one frame. Raises EOFError when the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    message = stream.read(_LENGTH.unpack(head)[0])
    if len(message) < _LENGTH.unpack(head)[0]:
        raise EOFError
    return message


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every request with ("done", result) or ("failed", reason), until there are no more."""
    sys.path[:] = pickle.loads(receive(requests))
    while True:
        try:
            request = receive(requests)
        except EOFError:
            return
        send(answers, _answer(request, answers))


def _answer(request: bytes, answers: IO[bytes]) -> bytes:
    from secondsource.engine.base import reason_of

    try:
        work, item = pickle.loads(request)
        send(answers, BEGUN)
        outcome: tuple[str, Any] = ("done", work(item))
        return pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps(("failed", reason_of(error)))


def main() -> None:
    """Serve on the standard streams; whatever else writes to standard output is sent to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its children
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers)
    except (OSError, EOFError):  # the parent is gone
        os._exit(1)


if __name__ == "__main__":
    main()

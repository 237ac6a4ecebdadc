"""JSONL, one line at a time: a file of any length needs the memory of its longest line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_STEP = 1 << 20


def read_lines(file: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """(number from 1, bytes without the line break) of each line that is not blank; None for one above `max_bytes`.

    A line that is too long is passed over in steps, never held.
    """
    number = 0
    while line := file.readline(max_bytes + 2):  # two more for the line break
        number += 1
        whole = line.rstrip(b"\r\n")
        if len(whole) > max_bytes:
            while not line.endswith(b"\n") and (line := file.readline(_STEP)):
                pass
            yield number, None
        elif whole.strip():
            yield number, whole


def too_long(max_bytes: int) -> str:
    """Why a line above this many bytes is not read."""
    return f"the line is longer than {size(max_bytes)}; shorten it, or raise the setting max_bytes"


def size(count: int) -> str:
    """A number of bytes in words."""
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= factor:
            return f"{count / factor:g} {unit}"
    return f"{count} bytes"

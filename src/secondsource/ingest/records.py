"""What the records of a JSONL file are called: by what stays the same when lines are put in or taken out."""

from __future__ import annotations

import hashlib
import json
from typing import Any

#: Keys that name a record, the first of them that it has.
NAMING = ("id", "url")
LONGEST = 200


class Labels:
    """Names for the lines of one file, each given once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._given: set[str] = set()

    def of(self, number: int, line: bytes | None) -> str:
        """`file#id` or `file#url` of a record that has one, else `file#` and the beginning of the digest of its line;
        `file#12` for line 12 where it is no record at all (None: too long to be looked at). A second line of the same
        name is told apart by its digest, and one of the same bytes by a number."""
        digest = hashlib.sha256(line or b"").hexdigest()[:12]
        record = _record(line) if line else None
        own = _own(record) if record else ""
        name = f"{self._file}#{own or (digest if record else number)}"
        if name in self._given and own:
            name = f"{name}#{digest}"
        count, free = 1, name
        while free in self._given:
            count += 1
            free = f"{name} ({count})"
        self._given.add(free)
        return free


def _record(line: bytes) -> dict[str, Any] | None:
    """What a line holds, if it is an object with a text."""
    try:
        found = json.loads(line.decode("utf-8", "replace").lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("text"), str) else None


def _own(record: dict[str, Any]) -> str:
    """The name that a record brings, when it can be shown: "" where there is none."""
    for key in NAMING:
        value = record.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool):
            name = str(value).strip()
            if 0 < len(name) <= LONGEST and name.isprintable():
                return name
    return ""

"""Text that is handed over as it is: every character counts, nothing is decoded, left out or refused."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from secondsource.clean.decode import decode
from secondsource.clean.hints import Hints
from secondsource.clean.mark import mark
from secondsource.clean.record import hints_of, load_record, text_of
from secondsource.errors import ItemError
from secondsource.model.ids import digest
from secondsource.model.reading import Unread
from secondsource.model.report import Report


@dataclass(frozen=True, slots=True)
class Given:
    """A text with what the user calls it and what is said beside it."""

    id: Any
    text: str
    hints: Hints = field(default_factory=Hints)


def take(number: int, line: bytes, named: bool = False) -> Given | Unread:
    """What a line of JSONL holds. It is called by its "id", whatever JSON value that is, else by its number; if it is
    to be `named`, one without an "id" is not read."""
    called: Any = number
    try:
        record = load_record(str(number), decode(str(number), line).text)
        called = called_in(number, record)
        if named and "id" not in record:
            return Unread(number, 'it has no "id"; what is kept must be called by a name of its own')
        return given(called, record)
    except ItemError as error:
        return Unread(called, error.reason)


def given(called: Any, record: dict[str, Any]) -> Given:
    """The text in a record with what is said beside it. Raises ItemError when it has no text."""
    return Given(called, text_of(str(called), record), hints_of(str(called), record))


def called_in(number: int, record: dict[str, Any]) -> Any:
    """What a record is called: its "id", else its number. Raises ItemError for an "id" that JSON has no words for:
    Python also reads and writes NaN and infinities."""
    value = record.get("id", number)
    try:
        json.dumps(value, allow_nan=False)
    except ValueError as error:
        raise ItemError(str(number), "its id holds a number that JSON cannot; write it as a string") from error
    return value


def report_of(given: Given) -> Report:
    """The report that a given text is, with everything around the story marked. A text without words is one too."""
    name = given.id if isinstance(given.id, str) else json.dumps(given.id, ensure_ascii=False)
    hints = given.hints
    # Texts without words are no copies of one another: only what they are called tells them apart.
    called = "" if any(map(str.isalnum, given.text)) else name
    told = [word or "" for word in (hints.outlet, hints.published, hints.url, called)]
    bare = Report(
        id=digest("report", given.text, *filter(None, ["\x1f".join(told).strip("\x1f")])),
        file=name,
        sha256=hashlib.sha256(given.text.encode()).hexdigest(),
        text=given.text,
        url=hints.url,
        extra=hints.extra,
        kind="record",
    )
    return mark(bare, hints)

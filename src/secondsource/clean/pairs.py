"""Pairs of wordings, a line of JSONL each."""

from __future__ import annotations

from typing import Any

from secondsource.clean.decode import decode
from secondsource.clean.given import called_in
from secondsource.clean.record import load_record
from secondsource.errors import ItemError
from secondsource.model.reading import Unread
from secondsource.model.wording import Pair
from secondsource.text.surrogates import scrub


def take_pair(number: int, line: bytes) -> Pair | Unread:
    """The pair that a line holds under "a" and "b". It is called by its "id", else by its number."""
    called: Any = number
    try:
        record = load_record(str(number), decode(str(number), line).text)
        called = called_in(number, record)
        return Pair(called, _words(record, "a"), _words(record, "b"))
    except ItemError as error:
        return Unread(called, error.reason)


def _words(record: dict[str, Any], name: str) -> str:
    text = record.get(name)
    if not isinstance(text, str):
        raise ItemError(name, f'the pair has no "{name}"; write {{"id": ..., "a": "...", "b": "..."}}')
    if not any(map(str.isalnum, text)):
        raise ItemError(name, f'"{name}" holds no words')
    return scrub(text)

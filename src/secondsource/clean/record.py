"""One JSON record: its text, and what its other keys say."""

from __future__ import annotations

import json
from typing import Any

from secondsource.clean.decode import decode
from secondsource.clean.hints import Hints
from secondsource.errors import ItemError
from secondsource.text.surrogates import scrub

#: Keys with a meaning of their own; every other key is kept as the report's `extra`.
KNOWN = ("text", "published", "outlet", "url", "title", "toponyms")


def read_record(name: str, data: bytes) -> tuple[str, str, Hints]:
    """The text of a record, the encoding of its line, and its hints. Raises ItemError when it holds no text."""
    line = decode(name, data)
    record = load_record(name, line.text)
    return text_of(name, record), line.encoding, hints_of(name, record)


def load_record(name: str, line: str) -> dict[str, Any]:
    """The object in a line of JSONL. Raises ItemError when there is none."""
    try:
        record = json.loads(line.lstrip("\ufeff"))
    except ValueError as error:
        raise ItemError(name, f"not a line of JSON ({error}); correct the line or leave it out") from error
    except RecursionError as error:
        raise ItemError(name, "JSON nested too deeply; give each line one flat object") from error
    if not isinstance(record, dict):
        raise ItemError(name, 'the line is JSON, but no object; write {"text": "..."}')
    return record


def text_of(name: str, record: dict[str, Any]) -> str:
    """The words of a record's report, as long as they are in it. Raises ItemError when it has none."""
    text = record.get("text")
    if not isinstance(text, str):
        raise ItemError(name, 'the record has no "text"; give each object the words of its report under that key')
    return scrub(text)


def hints_of(name: str, record: dict[str, Any]) -> Hints:
    """What a record says beside its text. Raises ItemError when its toponyms are no places in it."""
    outlet, published = _word(record, "outlet"), _word(record, "published")
    return Hints(
        title=_word(record, "title"),
        outlet=outlet,
        outlet_basis="record" if outlet else "",
        published=published,
        published_basis="record" if published else "",
        url=_word(record, "url"),
        extra=tuple(_kept(key, value) for key, value in record.items() if _is_extra(key, record)),
        toponyms=_toponyms(name, record),
    )


def _is_extra(key: str, record: dict[str, Any]) -> bool:
    """Whether nothing else of the report will hold this: an unknown key, or a title that is not in the text."""
    if key != "title":
        return key not in KNOWN
    title = _word(record, "title")
    return title is not None and title not in str(record.get("text"))


def _toponyms(name: str, record: dict[str, Any]) -> tuple[tuple[int, int], ...] | None:
    """The offsets of the names of places that a record marks in its text, in order and each once."""
    marked = record.get("toponyms")
    if marked is None:
        return None
    found = [_offsets(item) for item in marked] if isinstance(marked, list) else [None]
    length = len(record["text"])
    if not all(place and 0 <= place[0] < place[1] <= length for place in found):
        raise ItemError(
            name, f'"toponyms" must be a list of {{"start": ..., "end": ...}} within its {length} characters'
        )
    return tuple(sorted({place for place in found if place}))


def _offsets(item: Any) -> tuple[int, int] | None:
    start, end = (item.get("start"), item.get("end")) if isinstance(item, dict) else (None, None)
    return (start, end) if type(start) is int and type(end) is int else None


def _word(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return scrub(value).strip() or None if isinstance(value, str) else None


def _kept(key: str, value: Any) -> tuple[str, str]:
    return scrub(key), scrub(json.dumps(value, ensure_ascii=False, sort_keys=True))

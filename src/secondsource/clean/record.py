"""One JSON record: its text, and what its other keys say."""

from __future__ import annotations

import json
from typing import Any

from secondsource.clean.hints import Hints
from secondsource.errors import ItemError

#: Keys with a meaning of their own; every other key is kept as the report's `extra`.
KNOWN = ("id", "text", "published", "outlet", "url", "title")


def read_record(name: str, data: bytes) -> tuple[str, Hints]:
    """The text of a record and its hints. Raises ItemError when there is no object or no text in it."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ItemError(name, f"not a line of JSON ({error}); correct the line or leave it out") from error
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        raise ItemError(name, 'the record has no "text"; give each line an object with the key "text"')
    return text, Hints(
        container="record",
        title=_word(record, "title"),
        outlet=_word(record, "outlet"),
        outlet_basis="record" if _word(record, "outlet") else "",
        published=_word(record, "published"),
        published_basis="record" if _word(record, "published") else "",
        url=_word(record, "url"),
        extra=tuple(
            (k, json.dumps(v, ensure_ascii=False, sort_keys=True)) for k, v in record.items() if k not in KNOWN
        ),
    )


def _word(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None

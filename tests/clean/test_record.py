"""Records: known keys become hints, others are kept, and nothing breaks the writing of JSON."""

from __future__ import annotations

import json

import pytest

from secondsource.clean import Options, clean
from secondsource.clean.record import read_record
from secondsource.errors import ItemError
from secondsource.model.capture import Capture


def test_known_keys_become_hints_and_others_are_kept() -> None:
    line = {
        "id": "r7",
        "text": "Rain fell.\nIt stopped.",
        "published": "2026-03-01T08:00:00+02:00",
        "outlet": "Vale Post",
        "url": "https://vale.example/1",
        "title": "Rain",
        "tags": ["b", "a"],
    }
    text, encoding, hints = read_record("p.jsonl#1", json.dumps(line).encode())
    assert (text, encoding) == (line["text"], "utf-8")
    assert (hints.title, hints.outlet, hints.outlet_basis) == ("Rain", "Vale Post", "record")
    assert (hints.published, hints.url) == (line["published"], line["url"])
    assert dict(hints.extra) == {"id": '"r7"', "tags": '["b", "a"]'}


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    data = rb'{"text": "Rain \ud83d fell \ud83c\udf27 today", "\udc00": "\ud800"}'
    report = clean(Capture("p.jsonl#1", "0", "record", data), Options())
    assert report.text == "Rain \ufffd fell 🌧 today"
    json.dumps([report.text, report.extra], ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "cut o', "not a line of JSON"),
        (b"[1, 2]", "no object"),
        (b'{"body": "x"}', 'no "text"'),
        (b'{"text": 12}', 'no "text"'),
        (b'{"text": ""}', "white space"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "not a line of JSON"),
    ],
)
def test_a_record_without_a_report_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ItemError, match=reason):
        clean(Capture("p.jsonl#1", "0", "record", data), Options())

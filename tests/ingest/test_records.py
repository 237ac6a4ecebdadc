"""A record keeps its name when lines are put in before it."""

from __future__ import annotations

import json

import pytest

from secondsource.ingest.records import Labels


def names(*lines: object) -> list[str]:
    labels = Labels("a.jsonl")
    given = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return [labels.of(number, line) for number, line in enumerate(given, 1)]


def test_by_id_by_address_by_digest() -> None:
    url = "https://news.example/a#top"
    found = names({"text": "One.", "id": 7, "url": url}, {"text": "Two.", "url": url}, {"text": "Three."})
    assert found[:2] == ["a.jsonl#7", f"a.jsonl#{url}"]
    assert found[2] == names({"text": "Before."}, {"text": "Three."})[1]
    assert len(found[2]) == len("a.jsonl#") + 12


def test_what_is_no_record_is_called_by_its_line() -> None:
    assert names({"text": "x"}, b"{odd", b"[" * 99_999, {"id": 4, "body": "y"}, b"\xff")[1:] == [
        f"a.jsonl#{n}" for n in (2, 3, 4, 5)
    ]
    assert Labels("b").of(3, None) == "b#3"


def test_no_name_is_given_twice() -> None:
    one, other = {"text": "One.", "id": "n"}, {"text": "Other.", "id": "n"}
    found = names(one, other, one, one, {"text": "z"}, {"text": "z"})
    assert len(set(found)) == 6
    assert found[0] == "a.jsonl#n" and found[1].startswith("a.jsonl#n#")
    assert found[5] == f"{found[4]} (2)"


@pytest.mark.parametrize("odd", ["", "  ", "x" * 201, "a\x1b[2J", "\u202e", "\ud800", None, True, 1.5, ["a"]])
def test_a_name_that_cannot_be_shown_is_none(odd: object) -> None:
    assert len(names({"text": "One.", "id": odd})[0]) == len("a.jsonl#") + 12

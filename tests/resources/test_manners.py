from __future__ import annotations

import pytest

from secondsource.errors import RunError
from secondsource.resources import manners
from secondsource.resources.base import read


def test_turns_are_found_in_every_form() -> None:
    known = manners.manners()
    assert manners.turn_at(known.manners, ["casting", "doubt", "on", "it"], 0) == "doubts"
    assert manners.turn_at(known.manners, ["casting", "about"], 0) == ""
    assert manners.turn_at(known.manners, ["warnings"], 0) == "warns"


@pytest.mark.parametrize(
    ("part", "wrong", "message"),
    [
        ("strengths", {"firm": {"verbs": ["insist"], "adverbs": []}}, "'firm' is no strength"),
        ("manners", {"vows": {"verbs": ["vow"], "modality": "sure"}}, "'sure' is no modality"),
        ("manners", {"vows": {"verb": ["vow"]}}, "vows: verbs"),
    ],
)
def test_a_mistake_is_named(monkeypatch: pytest.MonkeyPatch, part: str, wrong: object, message: str) -> None:
    table = read(manners.FILE, strings=True) | {part: wrong}
    monkeypatch.setattr(manners, "read", lambda *_, **__: table)
    with pytest.raises(RunError, match=message):
        manners.manners.__wrapped__()

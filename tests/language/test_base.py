from __future__ import annotations

import sys

import pytest

from secondsource.errors import BadInput, MissingExtra
from secondsource.language import load, load_tagger


def test_an_engine_is_found_by_its_name() -> None:
    assert load("rules").name == "rules"
    with pytest.raises(BadInput, match="spacy:PIPELINE"):
        load("no-such")


def test_the_rules_tag_nothing() -> None:
    with pytest.raises(BadInput, match="reads no syntax"):
        load_tagger("rules")


def test_without_spacy_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtra, match=r"pip install 'secondsource\[spacy\]'"):
        load("spacy:en_core_web_sm")

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from secondsource.text.words import words

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "words.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_words(case: dict) -> None:
    found = [case["text"][start:end] for start, end in words(case["text"])]
    assert found == case["words"].split("|")


def test_every_letter_belongs_to_one_word() -> None:
    text = "“Don't!” – A.B.C. said… e-mail: x@y.org, 10am, $3.50/kg (50%)\u00a0\u200b½ naïve 北京 \ud83d"
    found = words(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert not "".join(text[b:c] for (_, b), (c, _) in itertools.pairwise(found)).strip()


def test_a_stretch_is_cut_by_itself() -> None:
    assert words("rain fell here", 5, 9) == [(5, 9)]


def test_runs_without_a_gap_cost_no_more_than_their_length() -> None:
    for unit in ("a-", "1-", "a+", "ab."):
        assert len(words(unit * 50_000)) >= 50_000

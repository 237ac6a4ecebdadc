from __future__ import annotations

import pytest

from secondsource.errors import RunError
from secondsource.resources import anonymous
from secondsource.resources.base import read


def test_counts_have_bounds() -> None:
    counts = anonymous.anonymous_words().counts
    assert counts[("a", "couple", "of")] == (2, 2)
    assert counts[("several",)] == (2, None)
    assert counts[("seven",)] == (7, 7)


@pytest.mark.parametrize("told", ["few", "2-3", ["2", "3"]])
def test_a_count_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, told: object) -> None:
    table = read(anonymous.FILE, strings=True) | {"counts": {"a few": told}}
    monkeypatch.setattr(anonymous, "read", lambda *_, **__: table)
    with pytest.raises(RunError, match=r"anonymous\.yml: counts: a few"):
        anonymous.anonymous_words.__wrapped__()


def test_the_longest_phrase_is_taken() -> None:
    known = anonymous.anonymous_words()
    assert anonymous.phrase_at(known.access, ["with", "direct", "knowledge", "of", "it"], 0) == 4
    assert anonymous.phrase_at(known.access, ["with", "direct", "train"], 0) == 0

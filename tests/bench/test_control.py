"""The scoring of control, and the keyword rule beside it."""

from __future__ import annotations

import pytest
from bench.control.__main__ import measured, scores
from bench.control.keywords import kind_by_keywords
from bench.control.snippets import Snippet


def test_f1_of_a_kind_counts_what_is_missed_and_what_is_extra() -> None:
    gold = ["government_regains", "government_regains", None, "peaceful_transfer"]
    given = ["government_regains", None, "government_regains", "peaceful_transfer"]
    cells = scores(gold, given)
    assert cells["government_regains"] == 50
    assert cells["peaceful_transfer"] == 100
    assert cells["non_state_takes"] == 0
    assert cells["macro F1"] == pytest.approx(50)


def test_halves_are_parted_by_row() -> None:
    rows = [Snippet("a", "X", "peaceful_transfer"), Snippet("b", "X", None)]
    table = measured({"all": lambda _: "peaceful_transfer"}, rows)
    found = {row.subject: row.cells["peaceful_transfer"] for row in table.rows}
    assert found["even rows"] == 100
    assert found["odd rows"] == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army captured the town.", "government_regains"),
        ("Rebels captured the town.", "non_state_takes"),
        ("Rebels withdrew from the town.", "peaceful_transfer"),
        ("Rebels captured a minister.", None),
    ],
)
def test_the_keyword_rule(text: str, kind: str | None) -> None:
    assert kind_by_keywords(text) == kind

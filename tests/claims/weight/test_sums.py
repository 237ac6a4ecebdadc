"""A total says so when its parts add up."""

from __future__ import annotations

from tests.claims.pile import Line, Pile, Sheet
from tests.claims.test_reconcile import about

TEXT = "Nine people died: six miners and three rescuers"
ALL = ("Nine people", "killed", 9, "")
THREE = ("three rescuers", "killed", 3, "rescuer")


def counted(parts: tuple[tuple[str, str, float, str], ...]) -> Sheet:
    return Sheet("Radio Orsa", "2031-03-04", (Line(TEXT, by="Mine rescue", counts=parts),))


def test_parts_in_the_sentence_add_up() -> None:
    sheet = counted(
        (
            ("Nine people", "killed", 9, ""),
            ("six miners", "killed", 6, "worker"),
            ("three rescuers", "killed", 3, "rescuer"),
        )
    )
    claim = about(Pile([sheet]).claims(), "Killed: 9")
    (reason,) = [reason for reason in claim.why if reason.name == "parts_sum"]
    assert reason.detail.startswith("9 = 6 + 3")
    assert len(reason.spans) == 3


def test_parts_of_another_fate_do_not_count() -> None:
    sheet = counted(
        (
            ("Nine people", "killed", 9, ""),
            ("six miners", "wounded", 6, "worker"),
            ("three rescuers", "killed", 3, "rescuer"),
        )
    )
    claim = about(Pile([sheet]).claims(), "Killed: 9")
    assert not [reason for reason in claim.why if reason.name == "parts_sum"]

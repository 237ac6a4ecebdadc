from __future__ import annotations

from secondsource.model.lineage import Lineage, Origin, Unseen
from secondsource.stages.order import label_all, name_all


def test_new_reports_get_the_next_free_sigla() -> None:
    assert name_all(["r9", "r1", "r2"], {"r1": "B", "r5": "A"}) == {"r9": "C", "r1": "B", "r2": "D"}
    assert name_all(["r1", "r2"], {}) == {"r1": "A", "r2": "B"}


def test_unseen_ancestors_keep_their_letters() -> None:
    found = Lineage(
        hypothetical=(Unseen("u1", "α", ("r1", "r2")), Unseen("u2", "β", ("r3", "r9"))),
        origins=(Origin("o1", "a text, not in the pile (α)", ("r1",)), Origin("o2", "own words of X", ("r3",))),
    )
    known = [("α", frozenset({"r7"})), ("β", frozenset({"r1", "r2", "r5"}))]
    labelled = label_all(found, known)
    assert [one.label for one in labelled.hypothetical] == ["β", "γ"]
    assert [one.label for one in labelled.origins] == ["a text, not in the pile (β)", "own words of X"]
    assert label_all(found, ()) == found

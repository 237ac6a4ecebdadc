"""The order in which items come changes no claim."""

from __future__ import annotations

from tests.claims.alignment.making import item

from secondsource.claims.alignment.align import align
from secondsource.claims.alignment.disputes import with_disputes
from secondsource.claims.alignment.handed import Trail
from secondsource.model.lineage import Lineage

NOBODY = Trail(Lineage((), (), (), ()), ())


def test_groups_do_not_depend_on_the_order_of_the_reports() -> None:
    told = [
        item("the sluice had rusted through", report="b", speaker="divers"),
        item("divers found that the sluice had rusted", report="a"),
        item("the sluice was rusted", at=1, report="c", speaker="board", stance="denies"),
        item("a ferry waits below the weir", at=2, report="c"),
    ]
    found = {
        frozenset(frozenset(i.key for i in group) for group in with_disputes(align(items, NOBODY)))
        for items in (sorted(told, key=lambda i: i.key), sorted(told, key=lambda i: i.key, reverse=True))
    }
    assert len(found) == 1

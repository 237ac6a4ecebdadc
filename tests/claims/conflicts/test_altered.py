"""When the same words are laid to another source, and when that only seems so."""

from __future__ import annotations

from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.conflicts.altered import _alike, _still_named, _strangers
from secondsource.model.assertion import Figure
from secondsource.model.span import Span

NONE: frozenset[str] = frozenset()


COUNT = Figure("f", "r", Span("r", 0, 10), 19, None, None, "pump", "exact")


def item(words: str, named: str = "", many: bool = False, around: str = "", figure: Figure | None = None) -> Item:
    span = Span("r", 0, 10)
    return Item(
        "story", "r", "statement", span, span, "reports", telling(words), NONE, NONE, NONE, NONE, named or None,
        named or None, "strand", "2031-03-04", named=frozenset(named.split()), many=many, around=telling(around),
        figure=figure,
    )  # fmt: skip


def test_one_who_has_become_many_is_another_source() -> None:
    one = item("the valves were rusty", "an engineer at headquarters")
    assert _strangers(one, item("the valves were rusty", "headquarters engineers", many=True))
    assert not _strangers(one, item("the valves were rusty", "the engineer"))


def test_a_later_fate_of_the_same_people_is_no_altered_attribution() -> None:
    missing = item("the pilot Edda Holm 54 is missing")
    assert not _alike(missing, item("the pilot Edda Holm 54 is dead"))
    assert _alike(missing, item("the pilot Edda Holm is missing"))


def test_a_source_that_the_sentence_still_names_was_not_dropped() -> None:
    told = item("nineteen pumps were lost", "the harbour office")
    assert _still_named(
        told, item("nineteen pumps", around="To nineteen the harbour office its tally has raised", figure=COUNT)
    )
    assert not _still_named(told, item("the harbour office shut the dam", around="The harbour office shut the dam"))
    assert not _still_named(told, item("nineteen pumps", around="Nineteen pumps were lost in the storm", figure=COUNT))

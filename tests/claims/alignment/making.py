"""Items with little in them, for tests of what two of them have to do with one another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from secondsource.claims.alignment.items import Item, telling
from secondsource.model.assertion import Figure
from secondsource.model.ids import digest
from secondsource.model.span import Span


def item(text: str, at: int = 0, report: str = "r1", **more: Any) -> Item:
    """A statement of these words, which are the sentence number `at` of a report, each in its own paragraph of two."""
    span = Span(report, at * 1000, at * 1000 + len(text))
    words = telling(text)
    made = Item(
        "story", report, "statement", span, span, "reports", words, frozenset(), frozenset(), frozenset(),
        frozenset(), None, None, report, "2031-03-04", around=words, row=at, block=at // 2,
        things=words,
    )  # fmt: skip
    return replace(made, **more)


def count(words: str, value: float, at: int = 0, report: str = "r1", fate: str = "killed", **more: Any) -> Item:
    """A count of people, with what `more` says of its figure (a Figure's fields) and of the item (an Item's)."""
    told = {name: more.pop(name) for name in ("window", "part_of", "running", "place", "victim_class") if name in more}
    base = item(words, at, report)
    figure = Figure(digest("figure", report, at), report, base.span, value, None, None, "person", "exact", status=fate)
    return replace(base, kind="figure", figure=replace(figure, **told), numbers=frozenset({("person", value)}), **more)

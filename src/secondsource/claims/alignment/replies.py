"""Answers to what was said: a bare denial or confirmation, and words that are called untrue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.claims.alignment import phrases
from secondsource.claims.alignment.items import Item
from secondsource.model.span import Span


def answering(item: Item, before: Sequence[Item]) -> Item:
    """A bare denial or confirmation ("denied it", "confirmed the reports") is of what the sentence before says."""
    if item.words or item.figure or item.refuses:
        return item
    said = [other for other in before if other.kind in ("statement", "event") and other.speaker != item.speaker]
    if not said:
        return item
    told = said[-1]
    return replace(item, words=told.words, names=told.names, people=told.people, events=told.events, bare=True)


def called_untrue(text: str, inside: Span) -> Span | None:
    """What a sentence calls untrue ("reports of ... are false", "called talk of ... rumours")."""
    found = (known.search(text, inside.start, inside.end) for known in (phrases.UNTRUE, phrases.CALLED, phrases.LIES))
    return next((Span(inside.report, *match.span(1)) for match in found if match), None)

"""What a side admits, against what it had said before: "admitted that ..., a day after it insisted that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.span import Span

#: Words that put what was said before the admission.
_BEFORE = re.compile(
    r"\b(?:(?:hours?|days?|weeks?|months?|years?) (?:after|before|earlier|ago)|earlier|previously|until (?:now|then)|"
    r"initially|at first|had (?:long |always |repeatedly )?(?:said|insisted|claimed|maintained|asserted|stated|assured|"
    r"called|told|promised))\b",
    re.IGNORECASE,
)
LEAST = 2  # telling words of the earlier statement


def reversals(pile: Pile) -> Iterator[Clash]:
    """For each admission the earlier words of the sentence that admits, or of the next; shown where first told."""
    told: set[tuple[str, ...]] = set()
    for item in sorted(pile.originals, key=lambda i: (i.day, i.title, i.key)):
        if item.stance != "admits" or item.title or item.kind != "statement":
            continue
        for earlier in _recalled(item, pile):
            first = _first_told(earlier, pile)
            if first is earlier and earlier.negative:
                continue  # a denial by its own words
            claims = pile.claims(item, earlier, first)
            if claims not in told:
                told.add(claims)
                words = "said before, and taken back by what the same side admits"
                yield Clash("polarity", "hard", first.span, item.span, words, (earlier.span,), claims)
            break


def _recalled(admission: Item, pile: Pile) -> Iterator[Item]:
    """Statements in or right after the sentence of an admission that are told as said before."""
    for item in pile.of_report(admission.report):
        here = item.sentence == admission.sentence
        if item.kind != "statement" or not (here or item.before == admission.sentence):
            continue
        told = pile.by_statement(item.statement)
        if item.stance not in ("reports", "asserts") or told is None or not told.cue or len(item.words) < LEAST:
            continue
        if admission.statement == item.statement or not _said_before(item, min(told.cue), pile):
            continue
        if not here or item.span.start > admission.span.start:
            yield item


def _said_before(item: Item, cue: Span, pile: Pile) -> bool:
    """Whether the words at the cue put it before: "a day after it insisted", "a day earlier had said"."""
    start = max(item.sentence.start, cue.start - 32)
    return _BEFORE.search(pile.reports[item.report].text[start : cue.end]) is not None


def _first_told(earlier: Item, pile: Pile) -> Item:
    """The first statement of another report that says what is recalled, else the recalling words."""
    found = [
        item
        for item in pile.of_story(earlier.story)
        if item.kind == "statement" and item.report != earlier.report and item.day < earlier.day and not item.title
        if len(item.words) >= LEAST and (item.words <= earlier.words or earlier.words <= item.words)
        if item.stance in ("reports", "asserts")
    ]
    return min(found, key=lambda i: (i.day, i.key), default=earlier)

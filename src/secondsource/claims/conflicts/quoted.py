"""Words inside quotation marks that a report made from another puts otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.claims.alignment.handed import COPY
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.span import Span
from secondsource.text.normalize import american, fold

SHORT = 3  # words; a shorter quotation is a phrase that two may use
OTHER = 0.2  # share of the words of the two quotations that only one of them has, from which on they are two wordings
KEPT = 0.15  # share that both have, below which they are two quotations
_SHORT = {
    "won't": "will not",
    "can't": "cannot",
    "n't": " not",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'m": " am",
}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def reworded_quotations(pile: Pile) -> Iterator[Clash]:
    """One utterance of one speaker in two wordings, both in quotation marks; once for each pair of wordings."""
    quotes = {parse: [q.span for q in pile.parses[parse].quotes if q.closed] for parse in pile.order}
    told: set[frozenset[str]] = set()
    for left, right, link in pile.trail.pairs():
        if link.trust < COPY and not pile.trail.made_from(left.report, right.report):
            continue
        mine, theirs = ([q for q in quotes[s.report] if s.covers(q)] for s in (left, right))
        if len(mine) != 1 or len(theirs) != 1 or not _one_voice(left, right, pile):
            continue
        one, other = mine[0], theirs[0]
        pair = frozenset({" ".join(_words(one, pile)), " ".join(_words(other, pile))})
        if len(pair) == 2 and pair not in told and _two_wordings(_words(one, pile), _words(other, pile)):
            told.add(pair)
            words = "one utterance worded differently, in quotation marks in both"
            yield Clash("attribution", "soft", one, other, words)


def _words(span: Span, pile: Pile) -> list[str]:
    text = pile.text(span).casefold().replace("’", "'")
    for short, full in _SHORT.items():
        text = text.replace(short, full)
    return [american(fold(word)) for word in _WORD.findall(text)]


def _two_wordings(mine: list[str], theirs: list[str]) -> bool:
    """Neither is a part of the other, and enough of the words differ, but not all."""
    if min(len(mine), len(theirs)) < SHORT:
        return False
    a, b = set(mine), set(theirs)
    if a <= b or b <= a:
        return False
    both = len(a & b) / len(a | b)
    return KEPT <= both <= 1 - OTHER


def _one_voice(left: Span, right: Span, pile: Pile) -> bool:
    mine, theirs = ({i.speaker for i in pile.at.get(s, ()) if i.speaker} for s in (left, right))
    return bool({pile.parties.of_source(s) for s in mine} & {pile.parties.of_source(s) for s in theirs})

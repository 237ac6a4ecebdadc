"""Words that a rewording took for others: an airfield for an airport, half for a part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.claims.alignment.handed import COPY
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.span import Span
from secondsource.resources.altering import load
from secondsource.resources.clashes import clashes
from secondsource.text.inflect import singular

_WORD = re.compile(r"[^\W\d_]+")
#: Groups of shares of which one word is a looser way to put the other no longer.
_SHARES = frozenset({"half", "part", "most", "whole", "hardly"})


def reworded(pile: Pile) -> Iterator[Clash]:
    """Kinds of place and shares that differ in two sentences of which one was made from the other; once a pair."""
    told: set[frozenset[str]] = set()
    for left, right, link in pile.trail.pairs():
        if not pile.trail.made_from(left.report, right.report):
            continue
        same = link.trust >= COPY or bool(_claims(left, pile) & _claims(right, pile))
        found = _places(left, right, pile) if same else None
        if found and (pair := frozenset(pile.text(span).casefold() for span in found)) not in told:
            told.add(pair)
            words = "another kind of place in the report that stands on the same text"
            yield Clash("place", "soft", *found, words)
        for x in link.passage.altered if link.trust >= COPY else ():
            if x.left is None or x.right is None or not (left.shared(x.left) or left.shared(x.right)):
                continue
            mine, theirs = _share(x.left, pile), _share(x.right, pile)
            pair = frozenset({mine, theirs})
            if mine and theirs and mine != theirs and pair not in told:
                told.add(pair)
                words = f"{mine} in one report, {theirs} in the other, which stands on the same text"
                yield Clash("numeric", "soft", x.left, x.right, words)


def _claims(sentence: Span, pile: Pile) -> set[str]:
    """The claims that a sentence makes."""
    return {claim for item in pile.at.get(sentence, ()) if (claim := pile.claim_of.get(item.key))}


def _places(left: Span, right: Span, pile: Pile) -> tuple[Span, Span] | None:
    """The only word for a kind of place in each sentence, where they are of one row and differ."""
    mine, theirs = _kinds(left, pile), _kinds(right, pile)
    for row in sorted(mine.keys() & theirs.keys()):
        if len(mine[row]) == len(theirs[row]) == 1:
            (a, one), (b, other) = mine[row][0], theirs[row][0]
            if one != other:
                return a, b
    return None


def _kinds(sentence: Span, pile: Pile) -> dict[int, list[tuple[Span, str]]]:
    found: dict[int, list[tuple[Span, str]]] = {}
    for match in _WORD.finditer(pile.reports[sentence.report].text, sentence.start, sentence.end):
        word = singular(match[0].casefold())
        row = clashes().places.get(word)
        if row is not None:
            found.setdefault(row, []).append((Span(sentence.report, *match.span()), word))
    return found


def _share(span: Span, pile: Pile) -> str:
    """The group of the only word for a share in a span, "" where there is none or several."""
    groups = {g for word in _WORD.findall(pile.text(span).casefold()) if (g := load().shares.get(word))}
    return min(groups) if len(groups) == 1 and groups <= _SHARES else ""

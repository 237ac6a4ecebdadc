"""Two numbers for one thing that one sentence itself sets against each other, or that cannot both be right in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondsource.claims.alignment.figure_facts import bounds, number, same_class
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.assertion import Figure
from secondsource.model.claim import Severity
from secondsource.model.parse import Sentence

#: "ten, not six": the second number is another's, and wrong by this account.
_NOT = re.compile(r"[^.;:]{0,60}\b(?:not|rather than|instead of|as opposed to)\s+(?:the )?\W?$", re.IGNORECASE)
#: "One put it at forty, the other at fifty."
_OTHER = re.compile(
    r"\bone\b(?:\W+\w+){0,3}\W+(?:put|puts|said|says|counted|estimated|spoke|gave|reckoned)\b"
    r".*\b(?:the other|another|a second)\b",
    re.IGNORECASE | re.DOTALL,
)
#: "The union put the number of injured at more than 40, while police said ...".
_PUT = re.compile(
    r"\b(?:put|puts|putting|gave|gives|count\w*|estimat\w+|speaks? of|spoke of)\b.{0,80}"
    r"\b(?:while|whereas|but|although|though|against|compared)\b|\bwhereas\b.{0,80}\bspeaks? of\b",
    re.IGNORECASE | re.DOTALL,
)


#: Story, unit, fate, number -> the figures of the text, in the order of the reports.
_Index = dict[tuple[object, ...], list[Figure]]


def contrasted(pile: Pile) -> Iterator[Clash]:
    """Numbers that a sentence sets against each other; what copies of the sentence tell is told once."""
    told: set[tuple[object, ...]] = set()
    index = _index(pile)
    for report in pile.order:
        figures = pile.said[report].figures
        for sentence in pile.body(report) if len(figures) > 1 else ():
            inside = [f for f in figures if sentence.span.covers(f.span)]
            if len(inside) > 1:
                for left, right, clash in _of_sentence(sentence, inside, index, pile):
                    pair = (_key(left, pile), _key(right, pile))
                    if pair not in told:
                        told.add(pair)
                        yield clash
    yield from _wrong_shares(pile)


def _index(pile: Pile) -> _Index:
    found: _Index = {}
    for report in pile.order:
        for figure in pile.said[report].figures:
            sentence = pile.sentence(figure.span)
            if sentence and sentence.kind == "body":
                found.setdefault(_key(figure, pile), []).append(figure)
    return found


def _key(figure: Figure, pile: Pile) -> tuple[object, ...]:
    return pile.story(figure.report), figure.unit, figure.status, number(figure)


def _of_sentence(
    sentence: Sentence, inside: Sequence[Figure], index: _Index, pile: Pile
) -> Iterator[tuple[Figure, Figure, Clash]]:
    text, whole = pile.reports[sentence.span.report].text, pile.text(sentence.span)
    for first, second in pairwise(inside):
        if _may_differ(first, second) and _NOT.fullmatch(text, first.span.end, second.span.start):
            elsewhere = (f for f in index.get(_key(second, pile), ()) if f.id != second.id)
            theirs = min(elsewhere, key=lambda f: f.report != second.report, default=second)
            told = f"{_plain(first)} by one account, which says that {_plain(second)} is wrong"
            yield first, theirs, _clash(first, theirs, "hard", told, pile)
    if _OTHER.search(whole):
        pair = next(((a, b) for a, b in pairwise(inside) if _may_differ(a, b)), None)
        if pair:
            told = f"{_plain(pair[0])} by one account, {_plain(pair[1])} by another"
            yield *pair, _clash(*pair, "soft", told, pile)
    elif _PUT.search(whole):
        first = inside[0]
        others = [f for f in inside[1:] if _two_sides(first, f, pile)]
        if others:
            other = max(others, key=lambda f: (number(f) or 0, -f.span.start))
            told = f"{_plain(first)} by one account, {_plain(other)} by another: the sentence tells both"
            yield first, other, _clash(first, other, "soft", told, pile)


def _two_sides(left: Figure, right: Figure, pile: Pile) -> bool:
    """Counts of one fate, of people who may be the same, by two parties."""
    same = left.status is not None and left.status == right.status and same_class(left, right)
    told = pile.statement(left), pile.statement(right)
    return same and None not in told and _may_differ(left, right) and pile.giver(left) != pile.giver(right)


def _may_differ(left: Figure, right: Figure) -> bool:
    """One unit, and no number that fits both."""
    x, y = bounds(left), bounds(right)
    apart = x is not None and y is not None and (x[0] > y[1] or y[0] > x[1])
    if left.qualifier == right.qualifier == "about" and number(left) != number(right):
        apart = apart or (left.value is not None and right.value is not None)
    return left.unit == right.unit and apart and left.part_of != right.id and right.part_of != left.id


def _wrong_shares(pile: Pile) -> Iterator[Clash]:
    """A share that the two numbers beside it do not make: "41,000, a quarter of the 58,000"."""
    for report in pile.order:
        figures = {figure.id: figure for figure in pile.said[report].figures}
        for relation in pile.said[report].relations:
            if relation.kind == "share" and not relation.holds and relation.by in figures:
                part, whole, share = figures[relation.terms[0]], figures[relation.total], figures[relation.by]
                a, b = number(part), number(whole)
                percent = f" ({100 * a / b:.0f} per cent)" if a and b else ""
                told = f"{_plain(part)} of {_plain(whole)}{percent} is not the share that the sentence gives"
                yield _clash(part, share, "hard", told, pile)


def _clash(left: Figure, right: Figure, severity: Severity, told: str, pile: Pile) -> Clash:
    return Clash("numeric", severity, left.span, right.span, told, (), pile.claims_at(left.span, right.span))


def _plain(figure: Figure) -> str:
    if figure.value is None and figure.low is not None and figure.high is not None:
        return f"{figure.low:,g} to {figure.high:,g}"
    value = number(figure)
    return "an open number" if value is None else f"{value:,g}"

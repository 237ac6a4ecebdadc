"""Who says so: a source that was dropped, added, exchanged or blurred, or says it in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondsource.lineage.altered.facing import Pair, span
from secondsource.lineage.altered.naming import NAMED
from secondsource.lineage.altered.parties import differ, mouths, stands_in
from secondsource.lineage.signature import Line, Told
from secondsource.model.reuse import Alteration
from secondsource.resources import altering

HELD = 0.5  # share of the common words outside source and cue that must be in what a source is said to say
MOSTLY = 0.5  # share of the telling words of a line that the other has too, from which it is about the same


def attribution(pair: Pair) -> Iterator[Alteration]:
    """Only one line says who says so, or they lay it to others, or the word for saying it weighs otherwise."""
    left, right = _governing(pair.left, pair.right), _governing(pair.right, pair.left)
    if pair.whole() or max(_share(pair.left, pair.right), _share(pair.right, pair.left)) >= MOSTLY:
        found = list(_compared(pair, left, right))
        if pair.whole():
            found = found or list(_by_words(pair) if not (left and right) else ()) or list(_grounds(pair))
        yield from found
    elif left and right:
        yield from _blurred(pair, left, right)


def _compared(pair: Pair, left: Told | None, right: Told | None) -> Iterator[Alteration]:
    """What became of who says so, in lines that say about the same."""
    if left and right:
        yield from _another(pair, left, right)
    elif left and _missing(pair, pair.left, pair.right, left):
        yield pair.alteration("attribution", sorted({*left.source, *left.cue}), [])
    elif right and _missing(pair, pair.right, pair.left, right):
        yield pair.alteration("attribution", [], sorted({*right.source, *right.cue}))


def credits_(pair: Pair) -> Iterator[Alteration]:
    """The agency credited in the dateline before the line is not credited before the same line elsewhere."""
    left, right = pair.left.credit, pair.right.credit
    if pair.label in ("verbatim", "near") and (left is None) != (right is None):
        yield Alteration("attribution", left, right)


def _governing(line: Line, other: Line) -> Told | None:
    """The attribution in whose scope most of the common words stand, or that stands behind them all."""
    for told in line.told:
        aside = {*told.source, *told.cue}
        common = [i for k, i in line.places.items() if k in other.places and i not in aside]
        first = min(aside, default=0)  # neither: its words lie beyond those that are looked at, or in another line
        held = set(told.content) or set(range(first))
        within = sum(i in held for i in common) >= HELD * len(common)
        if common and (within or max(common) < first):
            return told
    return None


def _share(line: Line, other: Line) -> float:
    """The share of the telling words of a line, sources and cues left out, that the other has too."""
    aside = {i for told in line.told for i in (*told.source, *told.cue)}
    own = [k for k, i in line.places.items() if i not in aside]
    return sum(k in other.places for k in own) / max(1, len(own))


def _missing(pair: Pair, line: Line, other: Line, told: Told) -> bool:
    """Whether the other line lays what is said to nobody: no other attribution, and where only parts correspond most of
    it here but no word of the source; a title may leave out who says so."""
    if other.title or any(t.source and t.content for t in other.told):
        return False
    if _may_say(other) and any(stands_in(line, i, other) for i in mouths(line, told.source)):
        return False
    source = {line.keys[i] for i in told.source if line.keys[i]}
    return pair.whole() or (bool(source) and not source & other.places.keys() and _share(other, line) >= MOSTLY)


def _blurred(pair: Pair, left: Told, right: Told) -> Iterator[Alteration]:
    """Of lines that have little else in common: one source as another description of the other ("a port official",
    "port insiders")."""
    keys = [{line.keys[i] for i in told.source} - {""} for line, told in ((pair.left, left), (pair.right, right))]
    if keys[0] & keys[1] and differ(pair.left, left.source, pair.right, right.source):
        yield pair.alteration("attribution", left.source, right.source)


def _another(pair: Pair, left: Told, right: Told) -> Iterator[Alteration]:
    """Another source; or, of lines that correspond as wholes, another weight of the word for saying it, others to whom
    it was told, or a wish not to be named."""
    if differ(pair.left, left.source, pair.right, right.source):
        if not (_told_beside(pair.left, left, pair.right, right) or _told_beside(pair.right, right, pair.left, left)):
            yield pair.alteration("attribution", left.source, right.source)
        return
    if not pair.whole():
        return
    for mark in (_weight, _hearers, _unnamed):
        one, two = mark(pair.left, left), mark(pair.right, right)
        if one.keys() != two.keys() and (mark is not _hearers or (one and two)):
            shown = [sorted(marks.values()) or list(told.cue) for marks, told in ((one, left), (two, right))]
            yield pair.alteration("attribution", *shown)
            return


def _told_beside(line: Line, told: Told, other: Line, theirs: Told) -> bool:
    """Whether the line tells of the other's source beside its own ("Dolan of the board"), not in what is said."""
    aside = {*told.content, *told.source, *told.cue}
    beside = {k for i, k in enumerate(line.keys) if k and i not in aside and not line.quoted[i]}
    heads = [i for i in mouths(other, theirs.source) if i in theirs.source]
    return any(other.keys[i] in beside for i in heads)


def _weight(line: Line, told: Told) -> dict[str, int]:
    """How the word for saying weighs, where it says more than "said", with its place."""
    weights = altering.load().sayings
    return {weights[line.words[i]]: i for i in told.cue if line.words[i] in weights}


def _hearers(line: Line, told: Told) -> dict[str, int]:
    """The names to whom it was told ("told Continental"), with their places."""
    after = [i + 1 for i in told.cue if line.words[i] in ("told", "tells", "telling") and i + 1 < len(line.words)]
    return {line.keys[i]: i for i in after if line.kinds[i] in NAMED and line.keys[i]}


def _unnamed(line: Line, told: Told) -> dict[str, int]:
    """The word that says that the source would not be named."""
    words = altering.load().unnamed
    if words.isdisjoint(line.words):
        return {}
    found = [i for i, word in enumerate(line.words) if word in words]
    return {"unnamed": found[0]} if found else {}


def _grounds(pair: Pair) -> Iterator[Alteration]:
    """What a statement rests on ("on the basis of the manifest") in one line, while the other does not know of it."""
    left, right = _rests_on(pair.left, pair.right), _rests_on(pair.right, pair.left)
    if bool(left) != bool(right):
        yield pair.alteration("attribution", left, right)


def _rests_on(line: Line, other: Line) -> Sequence[int]:
    """The words for resting on something, with the first telling word after them, which the other line lacks."""
    grounds = altering.load().grounds
    first = next((i for i, two in enumerate(pairwise(line.words)) if two in grounds), None)
    if first is None:
        return ()
    named = next((i for i in range(first + 2, min(first + 5, len(line.keys))) if line.keys[i]), None)
    return range(first, named + 1) if named and line.keys[named] not in other.places else ()


def _by_words(pair: Pair) -> Iterator[Alteration]:
    """The same by the words for saying alone, as the language engine misses some attributions: one line has no word
    that could be for saying, or those who stand around such words in one line stand nowhere in the other."""
    left, right = _sayings(pair.left), _sayings(pair.right)
    if left and right:
        one, two = mouths(pair.left, left), mouths(pair.right, right)
        known = [stands_in(pair.left, i, pair.right) for i in one] + [stands_in(pair.right, j, pair.left) for j in two]
        if one and two and not any(known):
            yield Alteration("attribution", span(pair.left, one), span(pair.right, two))
    elif (left and not _may_say(pair.right)) or (right and not _may_say(pair.left)):
        yield pair.alteration("attribution", left[:1], right[:1])


def _sayings(line: Line) -> list[int]:
    """Where a word for saying stands outside quotation marks."""
    cues = altering.load().attribution
    if cues.isdisjoint(line.words):
        return []
    return [i for i, word in enumerate(line.words) if word in cues and not line.quoted[i] and line.kinds[i] != "date"]


def _may_say(line: Line) -> bool:
    """Whether any word outside quotation marks may be one for saying, if it is often none ("put", "count")."""
    cues, also = altering.load().attribution, altering.load().tellings
    if cues.isdisjoint(line.words) and also.isdisjoint(line.words):
        return False
    return any((word in cues or word in also) and not line.quoted[i] for i, word in enumerate(line.words))

"""Who says so: a source that was dropped, added, exchanged or blurred, or says it in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from secondsource.lineage.altered.facing import Pair, span
from secondsource.lineage.altered.naming import NAMED, alike
from secondsource.lineage.altered.polarity import lost
from secondsource.lineage.signature import Line, Told
from secondsource.model.reuse import Alteration
from secondsource.resources import altering
from secondsource.resources.speakers import speaker_words
from secondsource.resources.wording import key

HELD = 0.5  # share of the common words outside source and cue that must be in what a source is said to say
MOSTLY = 0.5  # share of the telling words of a line that the other has too, from which it is about the same


def attribution(pair: Pair) -> Iterator[Alteration]:
    """Only one line says who says so, or they lay it to others, or the word for saying it weighs otherwise."""
    left, right = _governing(pair.left, pair.right), _governing(pair.right, pair.left)
    if pair.whole() or max(_share(pair.left, pair.right), _share(pair.right, pair.left)) >= MOSTLY:
        yield from list(_compared(pair, left, right)) or _by_words(pair)
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
        held = set(told.content) or set(range(min(aside)))
        within = sum(i in held for i in common) >= HELD * len(common)
        if common and (within or max(common) < min(aside)):
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
    source = {line.keys[i] for i in told.source if line.keys[i]}
    return pair.whole() or (bool(source) and not source & other.places.keys() and _share(other, line) >= MOSTLY)


def _blurred(pair: Pair, left: Told, right: Told) -> Iterator[Alteration]:
    """Of lines that have little else in common: one source as another description of the other ("a port official",
    "port insiders")."""
    keys = [{line.keys[i] for i in told.source} - {""} for line, told in ((pair.left, left), (pair.right, right))]
    if keys[0] & keys[1] and _differ(pair.left, left.source, pair.right, right.source):
        yield pair.alteration("attribution", left.source, right.source)


def _another(pair: Pair, left: Told, right: Told) -> Iterator[Alteration]:
    """Another source; or, of lines that correspond as wholes, another weight of the word for saying it, others to whom
    it was told, or a wish not to be named."""
    if _differ(pair.left, left.source, pair.right, right.source):
        yield pair.alteration("attribution", left.source, right.source)
        return
    if not pair.whole():
        return
    for mark in (_weight, _hearers, _unnamed):
        one, two = mark(pair.left, left), mark(pair.right, right)
        if one.keys() != two.keys():
            shown = [sorted(marks.values()) or list(told.cue) for marks, told in ((one, left), (two, right))]
            yield pair.alteration("attribution", *shown)
            return


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
    found = [i for i, word in enumerate(line.words) if word in words]
    return {"unnamed": found[0]} if found else {}


def _differ(left: Line, mine: Sequence[int], right: Line, theirs: Sequence[int]) -> bool:
    """Whether two sources are not the same people, as far as their words tell; pronouns tell nothing.

    Two names: no word of a name in common. Else the nouns for the people that speak ("official", "ministry") decide,
    where "officials" are not "an official"; or where neither has one, all its words.
    """
    one, two = _names(left, mine), _names(right, theirs)
    if one and two:
        return not any(a == b or alike(a, b) for a in one for b in two)
    heads = _heads(left, mine), _heads(right, theirs)
    if all(heads):
        one, two = ({line.words[i] for i in places} for line, places in ((left, mine), (right, theirs)))
        several = {f"{word}s" for word in one} & (two - one) | {f"{word}s" for word in two} & (one - two)
        return not heads[0] & heads[1] or bool(several)
    keys = [{line.keys[i] for i in places if line.keys[i]} for line, places in ((left, mine), (right, theirs))]
    return all(keys) and not keys[0] & keys[1]


def _names(line: Line, places: Sequence[int]) -> set[str]:
    """The words of names of people and bodies; a place ("the Velm police") names no source."""
    return {line.words[i] for i in places if line.kinds[i] == "name"}


def _heads(line: Line, places: Sequence[int]) -> set[str]:
    """The keys of the nouns for those who speak."""
    return {line.keys[i] for i in places if line.keys[i] in _speakers()}


@cache
def _speakers() -> frozenset[str]:
    words = speaker_words().kinds
    return (frozenset(key(word) for word in words) | frozenset(key(f"{word}s") for word in words)) - {""}


def _by_words(pair: Pair) -> Iterator[Alteration]:
    """The same by the words for saying alone: the language engine reads few attributions wrongly, but misses some."""
    cues = altering.load().attribution
    if pair.whole():
        found = lost(pair, "attribution", cues)
        yield from found or _other_words_around(pair, cues)


def _other_words_around(pair: Pair, cues: frozenset[str]) -> Iterator[Alteration]:
    """The words around the cues (three before, four after) share nothing: somebody else is said to say so."""
    around = []
    for line in (pair.left, pair.right):
        at = [i for i, w in enumerate(line.words) if w in cues and not line.quoted[i]]
        near = sorted({n for i in at for n in range(max(0, i - 3), min(len(line.keys), i + 5))})
        around.append([n for n in near if line.keys[n] and not line.quoted[n] and line.kinds[n] != "date"])
    left, right = around
    keys_left, keys_right = {pair.left.keys[n] for n in left}, {pair.right.keys[n] for n in right}
    if left and right and not keys_left & keys_right:
        yield Alteration("attribution", span(pair.left, left), span(pair.right, right))
        return
    told_left = [n for n in left if pair.left.kinds[n] == "name" and pair.left.words[n - 1] == "told"]
    told_right = [n for n in right if pair.right.kinds[n] == "name" and pair.right.words[n - 1] == "told"]
    if {pair.left.keys[n] for n in told_left} != {pair.right.keys[n] for n in told_right}:
        yield Alteration("attribution", span(pair.left, told_left), span(pair.right, told_right))

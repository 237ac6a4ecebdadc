"""The contrary is said: a negation came or went, a denial became an admission or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Set

from secondsource.lineage.altered.facing import Pair, neighbour
from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration, AlterationKind
from secondsource.resources import altering


def negation(pair: Pair) -> Iterator[Alteration]:
    """One line denies what the other says or admits, or says that it was denied."""
    yield from _other_answer(pair) or _owned_up(pair) or _lost(pair)


def _lost(pair: Pair) -> list[Alteration]:
    """A negation that the other line lacks, if it does not put it in another word ("unhurt" for "nobody was hurt")."""
    words = altering.load()
    found = lost(pair, "negation", words.negation)
    if not found:
        return []
    denied, other = (pair.left, pair.right) if found[0].left else (pair.right, pair.left)
    put = any(word in words.contraries and word not in denied.words for word in other.words)
    return [] if put else found


def _other_answer(pair: Pair) -> list[Alteration]:
    """Both lines tell of an answer, but of another: a denial, an admission, a refusal to say."""
    answers = altering.load().answers
    left, right = _said(pair.left, pair.left_in, answers.keys()), _said(pair.right, pair.right_in, answers.keys())
    if not left or not right:
        return []
    told = {answers[pair.left.words[i]] for i in left}, {answers[pair.right.words[j]] for j in right}
    left = [i for i in left if answers[pair.left.words[i]] not in told[1]]
    right = [j for j in right if answers[pair.right.words[j]] not in told[0]]
    return [pair.alteration("negation", left[:1], right[:1])] if left and right else []


def _owned_up(pair: Pair) -> list[Alteration]:
    """The same source negates in one line and admits in the other."""
    answers = altering.load().answers.keys()
    if answers.isdisjoint(pair.left.words) and answers.isdisjoint(pair.right.words):
        return []
    left, right = _stands(pair.left), _stands(pair.right)
    for one, (how, at) in left.items():
        if one in right and {how, right[one][0]} == {"admits", "negates"}:
            return [pair.alteration("negation", [at], [right[one][1]])]
    return []


def _stands(line: Line) -> dict[str, tuple[str, int]]:
    """By each key of a source: whether what it says is admitted or has a negation, and the word that shows it."""
    words = altering.load()
    found: dict[str, tuple[str, int]] = {}
    for told in line.told:
        admitted = [i for i in told.cue if words.answers.get(line.words[i]) == "admits"]
        negated = [i for i in told.content if line.words[i] in words.negation]
        if admitted or negated:
            stand = ("admits", admitted[0]) if admitted else ("negates", negated[0])
            found.update(dict.fromkeys([line.keys[i] for i in told.source if line.keys[i]], stand))
    return found


def _said(line: Line, inside: range, words: Set[str]) -> list[int]:
    """Where a word of a list stands outside quotation marks, times ("May") and turns that deny nothing ("not only")."""
    if words.isdisjoint(line.words):
        return []
    found = [i for i in inside if line.words[i] in words and not line.quoted[i] and line.kinds[i] != "date"]
    return [i for i in found if " ".join(line.words[i : i + 2]) not in altering.load().affirming] if found else found


def lost(pair: Pair, kind: AlterationKind, words: frozenset[str]) -> list[Alteration]:
    """A word of that list outside quotations stands in one line only; before a common word (behind one, at the end of a
    line) where only parts correspond."""
    left, right = _said(pair.left, pair.left_in, words), _said(pair.right, pair.right_in, words)
    if bool(left) == bool(right):
        return []
    if not pair.whole():
        left = [i for i in left if _bound(pair.left, i) in pair.right.places]
        right = [j for j in right if _bound(pair.right, j) in pair.left.places]
    if not left and not right:
        return []
    return [pair.alteration(kind, left[:1], right[:1])]


def _bound(line: Line, place: int) -> str:
    return neighbour(line, place, 1) or neighbour(line, place, -1)

"""Changed words where words are the fact: in quotations, and clauses cut out whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondsource.lineage.altered.facing import Pair
from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration
from secondsource.resources import altering
from secondsource.text.normalize import american

CLAUSE = 5  # words; shorter cuts are trimming
TELLING = 4  # words of a clause that tell something
ALL = 0.75  # share of the telling words of a retold sentence from which the other has all of it


def quotations(pair: Pair) -> Iterator[Alteration]:
    """Words inside quotation marks were exchanged or cut out, or a quotation became indirect speech."""
    quoted = any(pair.left.quoted), any(pair.right.quoted)
    if not any(quoted):
        return
    left = _unmatched(pair.left, {i for b in pair.runs for i in range(b.left, b.left + b.size)})
    right = _unmatched(pair.right, {j for b in pair.runs for j in range(b.right, b.right + b.size)})
    if left and right:
        same = [(i, j) for one, two in pair.swaps for i, j in zip(one, two, strict=False) if _respelled(pair, i, j)]
        left = [i for i in left if all(i != one for one, _ in same)]
        right = [j for j in right if all(j != two for _, two in same)]
    if left and right:
        yield pair.alteration("wording", left, right)
    elif all(quoted):
        cut = left if _shortened(pair, pair.left, left) else _between(left, [b.left for b in pair.runs])
        added = right if _shortened(pair, pair.right, right) else _between(right, [b.right for b in pair.runs])
        if cut or added:
            yield pair.alteration("wording", cut, added)
    elif (left or right) and pair.label == "near":
        yield pair.alteration("wording", left, right)


def _respelled(pair: Pair, i: int, j: int) -> bool:
    """Whether two words are one in British and American spelling."""
    return american(pair.left.words[i]) == american(pair.right.words[j])


def _shortened(pair: Pair, line: Line, unmatched: Sequence[int]) -> bool:
    """Whether two or more telling words of a quotation are left out where both lines quote the same words."""
    if len(unmatched) < 2:
        return False
    common = sum(b.size for b in pair.runs if pair.left.quoted[b.left] and pair.right.quoted[b.right] and b.size > 1)
    return common >= len(unmatched)


def clauses(pair: Pair) -> Iterator[Alteration]:
    """A whole clause with facts of its own was cut from a sentence that says the same otherwise."""
    if pair.label == "near":
        left = _gap(pair.left, [(b.left, b.size) for b in pair.runs])
        right = _gap(pair.right, [(b.right, b.size) for b in pair.runs])
    elif pair.label == "paraphrase":
        left = _stretch(pair.left, pair.right) if _held(pair.right, pair.left) >= ALL else []
        right = _stretch(pair.right, pair.left) if _held(pair.left, pair.right) >= ALL else []
    else:
        return
    told = altering.load().attribution
    words = {pair.left.words[i] for i in left} | {pair.right.words[j] for j in right}
    if bool(left) != bool(right) and not words & told:
        yield pair.alteration("wording", left, right)


def _held(line: Line, other: Line) -> float:
    """The share of the telling words of a line that the other has too."""
    return sum(k in other.places for k in line.places) / max(1, len(line.places))


def _stretch(line: Line, other: Line) -> list[int]:
    """The longest stretch without a word of the other line, if it is a clause."""
    common = [(i, 1) for i, k in enumerate(line.keys) if k in other.places]
    return _gap(line, common)


def _unmatched(line: Line, matched: set[int]) -> list[int]:
    """The quoted telling words of a line that no common run holds."""
    return [i for i, quoted in enumerate(line.quoted) if quoted and i not in matched and line.keys[i]]


def _between(places: Sequence[int], starts: Sequence[int]) -> list[int]:
    return [i for i in places if starts and min(starts) < i < max(starts)]


def _gap(line: Line, runs: Sequence[tuple[int, int]]) -> list[int]:
    """The longest stretch without a common run, if it is a clause: CLAUSE words, TELLING of them telling."""
    edges = [(0, 0), *runs, (len(line.words), 0)]
    gaps = [range(start + size, nxt) for (start, size), (nxt, _) in pairwise(edges)]
    longest = max(gaps, key=len)
    telling = sum(1 for i in longest if line.keys[i])
    return list(longest) if len(longest) >= CLAUSE and telling >= TELLING else []

"""Nouns of a sentence that are places sides can hold, with the words that tell which place it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.assertions.holding.tree import Tree
from secondsource.model.parse import Name
from secondsource.resources.sides import side_of
from secondsource.resources.taking import grounds, loose
from secondsource.text.listed import listed

#: Prepositions that tell more closely which place is meant.
_WHICH = frozenset({"of", "in", "on", "near", "at", "around", "along", "outside", "inside", "between", "from"})
#: Nouns for a part, which name a place only with an "of".
_SHARES = listed(
    "part parts half quarter third majority percent most all rest whole bulk control some many several portion much",
    "length stretch width remainder network last number string series handful couple dozens hundreds scores cluster",
    "range batch",
    "kilometers kilometres km miles acres hectares swathes swaths",
)
_MORE = 3
_DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
    "september october november december today yesterday tomorrow",
)
_HELD = frozenset({"held", "controlled", "besieged"})


#: Which proper nouns are places: those known as such, those of no other kind too, or any that names no
#: side; "held" where the words leave no room for a person ("control of X").
Bare = Literal["known", "unknown", "any", "held"]


@dataclass(frozen=True, slots=True)
class Ground:
    """A place: the word that heads it, its first word and the one after its last, its words, whether it has a name."""

    head: int
    first: int
    after: int
    words: str
    name: Name | None
    proper: bool


def grounds_of(tree: Tree, names: Sequence[Name], i: int, *, bare: Bare) -> Iterator[Ground]:
    """The places that a noun and what is joined to it name; each of "the villages of A, B and C" by itself; for "it"
    the place before it."""
    if tree.words[i] == "it":
        near = next((j for j in range(i - 1, -1, -1) if is_ground(tree, names, j, bare="known")), None)
        if near is not None:
            yield _ground(tree, names, near)
        elif tree.before:
            yield Ground(i, i, i + 1, tree.before, None, True)
        return
    for head in tree.joined(i):
        listed_ones = _listed(tree, names, head)
        if listed_ones:
            for j in listed_ones:
                yield _ground(tree, names, j)
        elif is_ground(tree, names, head, bare=bare):
            yield _ground(tree, names, head)


def _listed(tree: Tree, names: Sequence[Name], head: int) -> list[int]:
    """The names of "the villages of A, B and C", none where fewer than two stand there."""
    if tree.words[head] not in grounds() or tree.tokens[head].xpos != "NNS":
        return []
    for lead, j in tree.obliques(head):
        joined = [k for k in tree.joined(j) if tree.tokens[k].upos == "PROPN"]
        if lead == "of" and len(joined) > 1:
            return joined
    return []


def is_ground(tree: Tree, names: Sequence[Name], i: int, *, bare: Bare) -> bool:
    """Whether a noun is a place that can be held."""
    token, word = tree.tokens[i], tree.words[i]
    name = name_at(names, token.start)
    if token.upos in ("PROPN", "NOUN") and any(tree.words[j] in _HELD for j in tree.below(i, "amod")):
        return True  # "the rebel-held X"
    if token.upos == "PROPN" and word not in grounds():
        return _named_ground(tree, name, i, bare=bare)
    if word in _SHARES:
        led = [j for lead, j in tree.obliques(i) if lead == "of"]
        return any(is_ground(tree, names, j, bare="unknown") for j in led if j != i)
    pairs = {" ".join(tree.words[k : k + 2]) for k in (i - 1, i) if k >= 0}
    if word in grounds() or pairs & grounds():
        return word not in loose() or bare in ("any", "held") or _told(tree, i)
    return False


def _told(tree: Tree, i: int) -> bool:
    """Whether a loose noun has more words that tell which place it is."""
    first, after = tree.phrase(i)
    return after - first > 1 or any(lead in _WHICH for lead, _ in tree.obliques(i))


def _named_ground(tree: Tree, name: Name | None, i: int, *, bare: Bare) -> bool:
    if name is not None and name.type == "place":
        return not name.demonym
    first, after = tree.phrase(i)
    if (name is not None and name.type == "outlet") or tree.words[i] in _DAYS:
        return False
    if name and name.type in ("person", "group", "org"):
        full = after - first > 1 or " " in name.head
        if name.role or bare in ("known", "unknown") or (bare == "any" and full):
            return False
    side = side_of(side_words(tree, first, after))
    return bare != "known" and not side.known and not side.unarmed and not tree.words[i].isdigit()


def side_words(tree: Tree, first: int, after: int) -> list[str]:
    """The words of a stretch as `resources.sides` wants them."""
    words = (part for word in tree.words[first:after] if word not in ("'s", "'") for part in word.split("-"))
    return [word.replace("'", "") for word in words if word.strip('–(),"“”‘')]


def name_at(names: Sequence[Name], offset: int) -> Name | None:
    """The name that covers a position."""
    return next((name for name in names if name.span.start <= offset < name.span.end), None)


def _ground(tree: Tree, names: Sequence[Name], head: int) -> Ground:
    first, after = _with_name(tree, names, head)
    inner, end = head, after
    for _ in range(_MORE):
        led = [j for lead, j in tree.obliques(inner) if lead in _WHICH and j > inner and _reaches(tree, end, j)]
        if not led:
            break
        inner = led[0]
        end = max(end, tree.phrase(inner)[1])
    inside = (name_at(names, tree.tokens[i].start) for i in range(first, end))
    name = next((n for n in inside if n and n.type == "place"), None)
    return Ground(head, first, end, tree.said(first, end), name, tree.tokens[head].upos == "PROPN")


def _with_name(tree: Tree, names: Sequence[Name], head: int) -> tuple[int, int]:
    """The phrase of a noun, all words of its name included."""
    first, after = tree.phrase(head)
    name = name_at(names, tree.tokens[head].start)
    while name and first and tree.tokens[first - 1].start >= name.span.start:
        first -= 1
    while name and after < len(tree.tokens) and tree.tokens[after].end <= name.span.end:
        after += 1
    return first, after


def _reaches(tree: Tree, end: int, j: int) -> bool:
    """Whether a noun's phrase goes on where the last ended, but for its preposition and article."""
    first, _ = tree.phrase(j)
    lead = tree.lead(j)
    between = tree.words[end:first]
    return first >= end and len(between) <= 3 and lead in between and "," not in between and lead != "from"

"""What is disputed is one claim: those who say it, those who deny it and those who admit it later, in whatever words.

The denial is also a claim of its own: that it is not so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from secondsource.claims.alignment.cluster import components
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.alignment.never import elsewhere
from secondsource.claims.alignment.turned import turned
from secondsource.model.span import Span
from secondsource.resources import wording

#: A word that more groups of a story have is the matter of no one dispute. It keeps the pairs linear in the groups.
FEW = 6
WORDINGS = 24  # of one group that are looked at
Group = list[Item]
Pair = tuple[int, int]


def with_disputes(groups: Sequence[Group]) -> list[Group]:
    """The groups, those of one dispute joined; what says no in a joined group is also a group of its own."""
    told = [i for i, group in enumerate(groups) if group[0].kind in ("statement", "event")]
    replies = set(_by_reply(groups, told))
    pairs = {*_by_matter(groups, told), *_by_admission(groups, told), *_by_control(groups, told)}
    pairs |= {(min(pair), max(pair)) for pair in replies}
    said_instead = {j for _, j in replies}
    found: list[Group] = []
    for together in components(len(groups), sorted(pairs)):
        if len(together) == 1:
            found.append(groups[together[0]])
            continue
        whole = turned([item for i in together for item in groups[i]])
        deniers = {item.speaker for item in whole if item.stance == "denies"}
        against = {i.key for j in together if j in said_instead for i in groups[j] if _of_denier(groups[j], deniers)}
        found.append([replace(item, stance="denies") if item.key in against else item for item in whole])
        found += _denial([replace(i, borrowed=True) if i.key in against else i for i in found[-1]])
    return found


def _of_denier(group: Group, deniers: set[str | None]) -> bool:
    """Whether a group is only said by those who deny something, or by nobody named, and admits nothing."""
    return all(item.stance != "admits" and item.speaker in deniers | {None} for item in group)


def _denial(whole: Group) -> list[Group]:
    """What says no in a dispute, where two texts do: that it is not so is a claim of its own."""
    no = [replace(item, stance="denies") for item in whole if _says_no(item) and item.kind != "control"]
    return [no] if len({item.strand for item in no}) > 1 and len(no) < len(whole) else []


def _says_no(item: Item) -> bool:
    return item.stance == "denies" or item.negated


def _by_matter(groups: Sequence[Group], told: Sequence[int]) -> Iterator[Pair]:
    """Groups of which one denies or admits what the other is about."""
    having: dict[tuple[str, str], set[int]] = defaultdict(set)
    for i in told:
        for item in groups[i]:
            for word in matter(item):
                having[item.story, word].add(i)
    wordings = {i: _wordings(groups[i]) for i in told}
    for i in told:
        for item in wordings[i]:
            if item.stance in ("denies", "admits") and not item.bare:
                rare = frozenset(word for word in matter(item) if len(having[item.story, word]) <= FEW)
                for j in {j for word in rare for j in having[item.story, word]} - {i}:
                    if any(one_matter(item, other, rare) for other in wordings[j]):
                        yield min(i, j), max(i, j)


def _wordings(group: Group) -> list[Item]:
    """The items of a group that differ in stance or words, the first of many: copies say nothing new."""
    found: dict[object, Item] = {}
    for item in group:
        found.setdefault((item.stance, item.bare, item.words), item)
    return list(found.values())[:WORDINGS]


def matter(item: Item) -> frozenset[str]:
    """The words of an item that tell what a dispute is about: no names, and none that are found everywhere."""
    return item.words - item.proper - _light()


@cache
def _light() -> frozenset[str]:
    return telling(" ".join(wording.load().light))


def one_matter(denial: Item, other: Item, rare: frozenset[str]) -> bool:
    """Whether another item is about what an item denies or admits.

    Two words for it in common, or the one thing that it is about, of which one word at least is `rare` in the story.
    """
    mine = matter(denial)
    common = mine & matter(other)
    if not common & rare or elsewhere(denial, other):
        return False
    if denial.stance == "admits" and not _says_no(other):  # an admission names much that nobody disputes
        return len(common) > 2 and 2 * len(common) >= len(mine)
    if len(common) > 1:
        if other.heads and not other.core & common:  # named in passing
            return False
        return 5 * len(common) >= 2 * len(mine)
    bare = len(mine) == 1 and len(matter(other)) <= 2
    return bare or (len(mine) <= 2 and bool(common & denial.things & other.things))


def opposed(left: Item, right: Item) -> bool:
    """Whether one of two items denies or admits what the other is about, or recalls it as denied."""
    if left.sentence == right.sentence or left.story != right.story:
        return False
    pairs = ((left, right), (right, left))
    return any(a.stance in ("denies", "admits") and one_matter(a, b, matter(a)) for a, b in pairs) or any(
        a.stance == "denies" and b.before == a.sentence and a.speaker == b.speaker for a, b in pairs
    )


def _by_admission(groups: Sequence[Group], told: Sequence[int]) -> Iterator[Pair]:
    """An admission, and the denial of the same source that its sentence recalls."""
    rows: dict[Span, list[tuple[Item, int]]] = defaultdict(list)
    for i in told:
        for item in groups[i]:
            rows[item.sentence].append((item, i))
    for row in rows.values():
        for admission, i in row:
            for denial, j in row if admission.stance == "admits" else ():
                taken_back = denial.recanted or (_says_no(denial) and denial.speaker == admission.speaker)
                if taken_back and i != j:
                    yield min(i, j), max(i, j)


def _by_reply(groups: Sequence[Group], told: Sequence[int]) -> Iterator[Pair]:
    """A denial, and what the same source says instead in the next sentence, in this order."""
    denials: dict[Span, list[tuple[Item, int]]] = defaultdict(list)
    for i in told:
        for item in groups[i]:
            if item.stance == "denies" and item.speaker and not item.negated and not item.recanted:
                denials[item.sentence].append((item, i))
    for j in told:
        for item in groups[j]:
            for denial, i in denials.get(item.before, ()) if item.before else ():
                if i != j and item.speaker == denial.speaker:
                    yield i, j


def _by_control(groups: Sequence[Group], told: Sequence[int]) -> Iterator[Pair]:
    """What is said of who holds a place, and the wordings of which these words are a part."""
    holding: dict[Span, list[tuple[Span, int]]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group[0].kind == "control":
            for item in group:
                holding[item.sentence].append((item.span, i))
    for i in told:
        count: dict[int, int] = defaultdict(int)
        for item in groups[i]:
            for j in {j for words, j in holding.get(item.sentence, ()) if asserts(item, words)}:
                count[j] += 1
        for j, number in count.items():
            if 2 * number >= len(groups[i]):
                yield min(i, j), max(i, j)


def asserts(item: Item, words: Span) -> bool:
    """Whether some words of an item's sentence are what the item tells, and not something that it names in passing."""
    return any(words.shared(head) for head in item.heads) if item.heads else item.span.shared(words) > 0

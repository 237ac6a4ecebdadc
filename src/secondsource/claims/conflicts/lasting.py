"""How long one thing was out of order, closed or otherwise in a state: two lengths by two accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from secondsource.claims.alignment.figure_facts import bounds, number
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.assertion import Figure
from secondsource.model.parse import Token
from secondsource.resources.people import noun_of
from secondsource.resources.wording import key

#: Unit of time -> hours.
_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0}
CROWD = 24  # tellings of one thing that are compared
_PART = frozenset({"compound", "amod", "flat"})


@cache
def _failing() -> frozenset[str]:
    """Keys of verbs that tell of a state and of no deed."""
    return telling(
        "failed broke stopped stood closed shut cut interrupted suspended halted lay lost remained stayed flooded "
        "blocked paralysed paralyzed malfunctioned collapsed"
    )


def clashing_lengths(pile: Pile) -> Iterator[Clash]:
    """For each thing of two words at the least ("cold store") the first two lengths that cannot both hold."""
    told: dict[tuple[str, frozenset[str]], list[tuple[Item, Figure]]] = defaultdict(list)
    for item in sorted(pile.originals, key=lambda i: (i.day, i.key)):
        usable = (
            item.kind in ("statement", "event") and item.stance in ("asserts", "reports", "admits") and not item.title
        )
        if usable and not item.negative and (found := _length(item, pile)):
            thing, figure = found
            told[item.story, thing].append((item, figure))
    for _, rows in sorted(told.items(), key=lambda row: (row[0][0], sorted(row[0][1]))):
        for (a, one), (b, other) in combinations(rows[:CROWD], 2):
            if (
                a.report != b.report
                and pile.voice(a) != pile.voice(b)
                and pile.near(a.report, b.report)
                and _apart(one, other)
            ):
                words = f"{_plain(one)} by one account, {_plain(other)} by another"
                yield Clash("numeric", "hard", one.span, other.span, words, (), pile.claims(a, b))
                break


def _length(item: Item, pile: Pile) -> tuple[frozenset[str], Figure] | None:
    """The thing of which an item tells a state, and the only length of time that it gives after "for"."""
    sentence, text = pile.sentence(item.sentence), pile.reports[item.report].text
    figures = [f for f in pile.said[item.report].figures if f.unit in _HOURS and item.span.covers(f.span)]
    if sentence is None or not sentence.syntax or len(figures) != 1:
        return None
    words, figure = sentence.syntax, figures[0]
    before = text[max(item.sentence.start, figure.span.start - 24) : figure.span.start].casefold().split()
    if "for" not in before[-4:] and not text[figure.span.start :].casefold().startswith("for "):
        return None
    inside = [i for i, w in enumerate(words) if item.span.start <= w.start and w.end <= item.span.end]
    for top in inside:
        state = any(words[i].head == top and words[i].relation == "cop" for i in inside)
        if state or (words[top].upos == "VERB" and key(_form(words[top], text)) in _failing()):
            for i in inside:
                if words[i].head == top and words[i].relation.startswith("nsubj") and (thing := _thing(words, i, text)):
                    return thing, figure
    return None


def _thing(words: Sequence[Token], noun: int, text: str) -> frozenset[str] | None:
    """The keys of a noun and of the words before it, if it is for a thing and has such words."""
    counted = noun_of(_form(words[noun], text))
    if words[noun].upos != "NOUN" or (counted is not None and counted.unit == "person"):
        return None
    parts = [noun, *(i for i, w in enumerate(words) if w.head == noun and w.relation in _PART)]
    keys = frozenset(k for i in parts if (k := key(_form(words[i], text))) and not k.startswith("#"))
    return keys if len(keys) > 1 else None


def _form(word: Token, text: str) -> str:
    return text[word.start : word.end].casefold()


def _apart(one: Figure, other: Figure) -> bool:
    x, y = bounds(one), bounds(other)
    if x is None or y is None:
        return False
    a, b = _HOURS[one.unit], _HOURS[other.unit]
    return x[0] * a > y[1] * b or y[0] * b > x[1] * a


def _plain(figure: Figure) -> str:
    return f"{number(figure) or 0:,g} {figure.unit}s"

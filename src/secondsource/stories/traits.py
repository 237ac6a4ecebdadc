"""What a report tells of its event: bags of words, names, numbers and days, by which it is laid beside others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.resources.wording import key
from secondsource.stories.dating import own_date
from secondsource.text.shingle import numbered
from secondsource.text.urls import path_of

#: Keys of an opening: the news stands in the first sentences.
OPENING = 60
#: Sentences and words of a sentence that are looked at; what is longer is no news report.
SENTENCES, WORDS = 1500, 300
#: The bags of a report, as `Traits.bags` names them.
BAGS = (
    "words", "opening", "headline", "phrases", "names", "people", "persons", "places", "numbers", "ages", "days",
)  # fmt: skip
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATE = re.compile(r"[\dX]{4}-(\d\d)-(\d\d)(?!\d)")
_AGE = re.compile(r"^\d{1,3}-year-old", re.I)

#: Keys of a run that may be a template's (stop words have none: six or seven words).
RUN = 4

Bag = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Traits:
    """`bags` by name (see BAGS): key -> how often. `first` and `last` are the ordinals of the days between which the
    report was published as far as it says so itself, 0 where it does not. `dates` are the months and days it names,
    `size` its words."""

    report: str
    bags: Mapping[str, Bag]
    first: int = 0
    last: int = 0
    dates: frozenset[tuple[int, int]] = frozenset()
    size: int = 0


class _Spot(NamedTuple):
    """A word that binds something: its key, the kind of name it belongs to ("" if none), whether it gives an age."""

    key: str
    kind: str
    age: bool


def read_traits(report: Report, parse: Parse, templates: frozenset[int] = frozenset()) -> Traits:
    """The traits of a report without its furniture and without runs that are `templates`."""
    bags: dict[str, Counter[str]] = {name: Counter() for name in BAGS}
    head = [*_keys(report.headline or ""), *_keys(" ".join(_LETTERS.findall(path_of(report.url or ""))))]
    room = OPENING
    for title, spots in _lines(report, parse):
        own = _outside(spots, templates)
        words = [spot.key for spot in own if spot.key[0] != "#"]
        _count(bags, own)
        bags["opening"].update(words[:room])
        room = max(0, room - len(words))
        if title:
            bags["words"].update(words)
            bags["headline"].update(words)
    for name in ("words", "opening", "headline"):
        bags[name].update(dict.fromkeys(head, 1))
    bags["persons"].update(_full_names(parse))
    bags["days"].update(m.earliest for m in parse.moments if m.earliest and m.earliest == m.latest)
    first, last = _published(report)
    return Traits(report.id, bags, first, last, frozenset(_dates(report, parse)), bags["words"].total())


def _count(bags: Mapping[str, Counter[str]], spots: Sequence[_Spot]) -> None:
    """Put the words of one line into the bags they belong to."""
    bags["phrases"].update(f"{a.key} {b.key}" for a, b in pairwise(spots))
    bags["numbers"].update(spot.key for spot in spots if spot.key[0] == "#")
    bags["ages"].update(spot.key for spot in spots if spot.age)
    words = [spot for spot in spots if spot.key[0] != "#"]
    bags["words"].update(spot.key for spot in words)
    bags["names"].update(spot.key for spot in words if spot.kind)
    bags["people"].update(spot.key for spot in words if spot.kind == "person")
    bags["places"].update(spot.key for spot in words if spot.kind == "place")


def runs_of(report: Report, parse: Parse) -> set[int]:
    """The runs of a report as templates would have them."""
    return {run for _, spots in _lines(report, parse) for run in _runs(spots)}


def _lines(report: Report, parse: Parse) -> Iterator[tuple[bool, list[_Spot]]]:
    """Each sentence of the story: whether it is the title, and its words."""
    kinds = {at: name.type for name in parse.names for at in range(name.span.start, name.span.end)}
    told = [s for s in parse.sentences if s.kind in ("title", "body")]
    for sentence in told[:SENTENCES]:
        yield sentence.kind == "title", list(_spots(report.text, sentence, kinds))


def _spots(text: str, sentence: Sentence, kinds: Mapping[int, str]) -> Iterator[_Spot]:
    for token in sentence.tokens[:WORDS]:
        word = text[token.start : token.end]
        k = key(word)
        age = _AGE.match(word) is not None
        if k and (k[0].isalpha() or k[0] == "#" or age):
            kind = kinds.get(token.start, "")
            yield _Spot(k, "" if kind == "outlet" else kind, age)


def _runs(spots: Sequence[_Spot]) -> list[int]:
    """A number for each run of RUN keys, figures left open; a line of fewer, but of two at least, is one run."""
    keys = ["#" if spot.key[0] == "#" else spot.key for spot in spots]
    if 2 <= len(keys) < RUN:
        keys += [""] * (RUN - len(keys))
    return numbered(keys, RUN)


def _outside(spots: Sequence[_Spot], templates: frozenset[int]) -> Sequence[_Spot]:
    """The words of a line that stand in no template."""
    if not templates:
        return spots
    taken = {at + i for at, run in enumerate(_runs(spots)) if run in templates for i in range(RUN)}
    return [spot for i, spot in enumerate(spots) if i not in taken] if taken else spots


def _dates(report: Report, parse: Parse) -> Iterator[tuple[int, int]]:
    """Months and days given in figures or by name, whatever the year: "May 3", not "Tuesday"."""
    for moment in parse.moments:
        if (m := _DATE.match(moment.value)) and any(map(str.isdigit, report.quote(moment.span))):
            yield int(m[1]), int(m[2])


def _full_names(parse: Parse) -> Iterator[str]:
    """First and last word of each person who is named in full."""
    for name in parse.names:
        if name.type == "person":
            words = _keys(name.head)
            if len(words) > 1:
                yield f"{words[0]} {words[-1]}"


def _keys(text: str) -> list[str]:
    return [k for k in (key(word) for word in _WORD.findall(text)) if k and k[0].isalpha()]


def _published(report: Report) -> tuple[int, int]:
    known = own_date(report.published)
    if not (known.earliest and known.latest):
        return 0, 0
    return date.fromisoformat(known.earliest[:10]).toordinal(), date.fromisoformat(known.latest[:10]).toordinal()


def all_traits(reports: Sequence[Report], parses: Sequence[Parse], templates: frozenset[int]) -> list[Traits]:
    """The traits of a pile, in its order."""
    return [read_traits(report, parse, templates) for report, parse in zip(reports, parses, strict=True)]


def counted(traits: Iterable[Traits], name: str) -> list[Bag]:
    """One bag of each report."""
    return [one.bags[name] for one in traits]

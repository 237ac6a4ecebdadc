"""What a report tells of its event: bags of words, names, numbers and days, by which it is laid beside others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.resources.wording import key
from secondsource.stories.dating import own_date
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

Bag = Mapping[str, int]
#: A sentence as its keys, numbers as "#": the slots of a template.
Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """`bags` by name (see BAGS): key -> how often. `first` and `last` are the ordinals of the days between which the
    report was published as far as it says so itself, 0 where it does not. `dates` are the months and days it names."""

    report: str
    bags: Mapping[str, Bag]
    first: int = 0
    last: int = 0
    dates: frozenset[tuple[int, int]] = frozenset()
    size: int = 0


@dataclass(slots=True)
class _Told:
    """What is counted in one sentence."""

    line: Line = ()
    title: bool = False
    words: list[str] = field(default_factory=list)
    bags: dict[str, list[str]] = field(default_factory=dict)


def read_traits(report: Report, parse: Parse, templates: frozenset[Line] = frozenset()) -> Traits:
    """The traits of a report without its furniture and without lines that are `templates`."""
    bags: dict[str, Counter[str]] = {name: Counter() for name in BAGS}
    head = [*_keys(_stated_title(report)), *_keys(" ".join(_LETTERS.findall(path_of(report.url or ""))))]
    bags["headline"].update(dict.fromkeys(head, 1))
    room = OPENING
    for told in _sentences(report, parse):
        if told.line in templates:
            continue
        bags["words"].update(told.words)
        bags["opening"].update(told.words[:room])
        room = max(0, room - len(told.words))
        for name, keys in told.bags.items():
            bags[name].update(keys)
        if told.title:
            bags["words"].update(told.words)
            bags["headline"].update(dict.fromkeys(told.words, 1))
    for name in ("words", "opening"):
        bags[name].update(dict.fromkeys(head, 1))
    bags["persons"].update(_full_names(parse))
    bags["days"].update(m.earliest for m in parse.moments if m.earliest and m.earliest == m.latest)
    first, last = _published(report)
    return Traits(report.id, bags, first, last, frozenset(_dates(report, parse)), bags["words"].total())


def lines_of(report: Report, parse: Parse) -> list[Line]:
    """The sentences of a report as templates would have them."""
    return [told.line for told in _sentences(report, parse)]


def _sentences(report: Report, parse: Parse) -> Iterator[_Told]:
    kinds = {at: name.type for name in parse.names for at in range(name.span.start, name.span.end)}
    told = [s for s in parse.sentences if s.kind in ("title", "body")]
    for sentence in told[:SENTENCES]:
        yield _read(report.text, sentence, kinds)


def _read(text: str, sentence: Sentence, kinds: Mapping[int, str]) -> _Told:
    told = _Told(title=sentence.kind == "title")
    bags: dict[str, list[str]] = {name: [] for name in ("phrases", "names", "people", "places", "numbers", "ages")}
    line, last = [], ""
    for token in sentence.tokens[:WORDS]:
        word = text[token.start : token.end]
        k = key(word)
        if not k:
            continue
        if _AGE.match(word):
            bags["ages"].append(k)
        number = k[0] == "#"
        if not number and not k[0].isalpha():
            continue
        bags["phrases"].append(f"{last} {k}")
        last = k
        line.append("#" if number else k)
        if number:
            bags["numbers"].append(k)
            continue
        told.words.append(k)
        kind = kinds.get(token.start, "outlet")
        if kind != "outlet":
            bags["names"].append(k)
            if kind in ("person", "place"):
                bags["people" if kind == "person" else "places"].append(k)
    told.line, told.bags = tuple(line), bags
    return told


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


def _stated_title(report: Report) -> str:
    """The title beside the text where the text does not hold it."""
    for name, value in report.extra:
        if name == "title":
            title = json.loads(value)
            return title if isinstance(title, str) else ""
    return ""


def _published(report: Report) -> tuple[int, int]:
    known = own_date(report.published)
    if not (known.earliest and known.latest):
        return 0, 0
    return date.fromisoformat(known.earliest[:10]).toordinal(), date.fromisoformat(known.latest[:10]).toordinal()


def all_traits(reports: Sequence[Report], parses: Sequence[Parse], templates: frozenset[Line]) -> list[Traits]:
    """The traits of a pile, in its order."""
    return [read_traits(report, parse, templates) for report, parse in zip(reports, parses, strict=True)]


def counted(traits: Iterable[Traits], name: str) -> list[Bag]:
    """One bag of each report."""
    return [one.bags[name] for one in traits]

"""What is noted of a report, so that it can be laid beside others now or years later: the keys of its words, in order
and line by line, and what names, ages and days it gives. Its text is not needed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.resources.wording import key
from secondsource.stories.dating import own_date
from secondsource.text.shingle import numbered
from secondsource.text.urls import path_of

#: Sentences and words of a sentence that are looked at; what is longer is no news report.
SENTENCES, WORDS = 1500, 300
#: Keys of a run that may be a template's (stop words have none: six or seven words).
RUN = 4
#: What a word belongs to, as one letter: nothing, a person's name, a place's, another name, an age.
Kind = Literal[".", "p", "l", "n", "a"]
_KINDS: Mapping[str, Kind] = {"": ".", "outlet": ".", "person": "p", "place": "l"}
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATE = re.compile(r"[\dX]{4}-(\d\d)-(\d\d)(?!\d)")
_AGE = re.compile(r"^\d{1,3}-year-old", re.I)


class Line(NamedTuple):
    """A sentence: whether it is the title, the keys of its words that bind something, and for each its Kind."""

    title: bool
    keys: tuple[str, ...]
    kinds: str


@dataclass(frozen=True, slots=True)
class Notes:
    """A report for the shelf. `title` are the words of its headline, `head` the keys of headline and page address,
    `persons` first and last words of those named in full, `days` ISO days spoken of, `dates` months and days named.
    `first` and `last` are the ordinals of the days between which it was published as far as it says so itself, 0 where
    it does not."""

    report: str
    title: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    persons: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    first: int = 0
    last: int = 0


def note(report: Report, parse: Parse) -> Notes:
    """The notes of a report, its furniture left out."""
    first, last = _published(report)
    return Notes(
        report.id,
        report.quote(report.title).strip() if report.title else "",
        (*_keys(report.headline or ""), *_keys(" ".join(_LETTERS.findall(path_of(report.url or ""))))),
        tuple(_lines(report, parse)),
        tuple(_full_names(parse)),
        tuple(m.earliest for m in parse.moments if m.earliest and m.earliest == m.latest),
        tuple(sorted(set(_dates(report, parse)))),
        first,
        last,
    )


def runs(line: Line) -> list[int]:
    """A number for each run of RUN keys, figures left open; a line of fewer, but of two at least, is one run."""
    keys = ["#" if k[0] == "#" else k for k in line.keys]
    if 2 <= len(keys) < RUN:
        keys += [""] * (RUN - len(keys))
    return numbered(keys, RUN)


def outside(line: Line, templates: frozenset[int]) -> Line:
    """A line without what stands in templates (numbers of runs)."""
    if not templates:
        return line
    taken = {at + i for at, run in enumerate(runs(line)) if run in templates for i in range(RUN)}
    if not taken:
        return line
    kept = [i for i in range(len(line.keys)) if i not in taken]
    return Line(line.title, tuple(line.keys[i] for i in kept), "".join(line.kinds[i] for i in kept))


def _lines(report: Report, parse: Parse) -> Iterator[Line]:
    """Each sentence of the story."""
    kinds = {at: _KINDS.get(name.type, "n") for name in parse.names for at in range(name.span.start, name.span.end)}
    told = [s for s in parse.sentences if s.kind in ("title", "body")]
    for sentence in told[:SENTENCES]:
        spots = list(_spots(report.text, sentence, kinds))
        yield Line(sentence.kind == "title", tuple(k for k, _ in spots), "".join(kind for _, kind in spots))


def _spots(text: str, sentence: Sentence, kinds: Mapping[int, Kind]) -> Iterator[tuple[str, Kind]]:
    for token in sentence.tokens[:WORDS]:
        word = text[token.start : token.end]
        k = key(word)
        age = _AGE.match(word) is not None
        if k and (k[0].isalpha() or k[0] == "#" or age):
            yield k, "a" if age else kinds.get(token.start, ".")


def _keys(text: str) -> list[str]:
    return [k for k in (key(word) for word in _WORD.findall(text)) if k and k[0].isalpha()]


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


def _published(report: Report) -> tuple[int, int]:
    known = own_date(report.published)
    if not (known.earliest and known.latest):
        return 0, 0
    return date.fromisoformat(known.earliest[:10]).toordinal(), date.fromisoformat(known.latest[:10]).toordinal()


def all_notes(reports: Iterable[Report], parses: Sequence[Parse]) -> list[Notes]:
    """The notes of a pile, in its order."""
    return [note(report, parse) for report, parse in zip(reports, parses, strict=True)]

"""Where the names of those to be masked stand: in reports, in sentences of the program's own, in addresses."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from secondsource.dossier.masking.finding import Names
from secondsource.dossier.masking.people import MIN_LETTERS, Person
from secondsource.dossier.masking.texts import Cut
from secondsource.dossier.masking.unite import plural, surname
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Addresses, handles and tags in a text: in them a name stands in lower case, or without a space.
ADDRESS = re.compile(r"[^\s<>\"“”]*(?:[/@#]|\w[._]\w)[^\s<>\"“”]*")


class Finder:
    """Finds names in texts, in sentences of the program's own, and in addresses."""

    def __init__(self, people: Sequence[Person], shared: set[str]) -> None:
        self._at: dict[str, list[tuple[Span, str]]] = {}
        for person in people:
            for span in person.mentions:
                self._at.setdefault(span.report, []).append((span, person.label))
        full, part = _full(people), _parts(people, shared)
        words = {word: label for form, label in full.items() for word in form.split() if len(word) >= MIN_LETTERS}
        slugs = {word.casefold(): label for word, label in part.items()} | words | _slugs(full)
        self._known: dict[str, str] = {}
        self._full = Names(full | {"".join(form.split()): label for form, label in full.items()}, re.IGNORECASE)
        self._part = Names(part, 0)
        self._slug = Names(slugs, re.IGNORECASE, r"[^\W_]", r"[\W_]+")

    def cuts(self, report: Report, protected: Sequence[tuple[int, int]]) -> Iterator[Cut]:
        """Where names stand in a report, in order: the longest first where they overlap."""
        text = report.text
        inside = Inside(protected)
        found = list(self._full.found(text))
        found += [(span.start, _without_genitive(text, span), label) for span, label in self._at.get(report.id, ())]
        found += [cut for cut in self._part.found(text) if not inside.holds(cut[0], cut[1])]
        for place in ADDRESS.finditer(text):
            found += [(place.start() + a, place.start() + b, label) for a, b, label in self._slug.found(place[0])]
        at = 0
        for first, last, label in _joined(sorted(found, key=lambda cut: (cut[0], -cut[1])), text):
            if first >= at:
                yield first, last, label
                at = last

    def words(self, text: str) -> str:
        """A sentence of the program's own without names."""
        if text not in self._known:
            bare = self._part.without(self._full.without(text))
            self._known[text] = ADDRESS.sub(lambda place: self._slug.without(place[0]), bare)
        return self._known[text]

    def keys(self, text: str) -> str:
        """The same for sentences that list words in lower case ("most of them speak of: ..."); names of more than one
        kind of thing may be masked there too."""
        return self._slug.without(text)

    def address(self, text: str) -> str:
        """The name of a file or an address without names."""
        return self._slug.without(text, lambda label: label.strip("[]").replace(" ", "-"))


def _full(people: Sequence[Person]) -> dict[str, str]:
    """Whole names in lower case, each with its label."""
    made: dict[str, str] = {}
    for person in people:
        for form in person.forms:
            if len(form.split()) > 1:
                made.setdefault(" ".join(form.casefold().split()), person.label)
    return made


def _parts(people: Sequence[Person], shared: set[str]) -> dict[str, str]:
    """Single words of names as they are printed and in capitals, and families by the plural of their surname; whoever
    is called by the word alone goes before those who have it in a longer name."""
    made: dict[str, str] = {}
    for alone in (True, False):
        for person in people:
            for word in sorted(person.parts() - shared):
                if not alone or word in person.forms:
                    made.setdefault(word, person.label)
                    made.setdefault(word.upper(), person.label)
    for person in people:
        for word in sorted(person.parts() - shared):
            if word.casefold() in {surname(form) for form in person.forms} and plural(word) not in shared:
                made.setdefault(plural(word), person.label)
                made.setdefault(plural(word).upper(), person.label)
    return made


def _slugs(full: Mapping[str, str]) -> dict[str, str]:
    """Whole names as addresses and handles give them: without spaces, by an initial, without accents."""
    made: dict[str, str] = {}
    for form, label in full.items():
        words = form.split()
        for spelt in (form, _unaccented(form)):
            made.setdefault(spelt, label)
            made.setdefault(re.sub(r"[\W_]", "", spelt), label)
        made.setdefault(_unaccented(re.sub(r"[\W_]", "", words[0][0] + words[-1])), label)
        for word in words:
            if len(word) >= MIN_LETTERS:
                made.setdefault(re.sub(r"[\W_]", "", _unaccented(word)), label)
    return {form: label for form, label in made.items() if len(form) >= MIN_LETTERS}


def _unaccented(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def _joined(cuts: Sequence[Cut], text: str) -> Iterator[Cut]:
    """Two parts of one name with nothing but space between them are one cut."""
    held: Cut | None = None
    for cut in cuts:
        if held and cut[2] == held[2] and (cut[0] <= held[1] or not text[held[1] : cut[0]].strip()):
            held = held[0], max(held[1], cut[1]), held[2]
        else:
            if held:
                yield held
            held = cut
    if held:
        yield held


class Inside:
    """Whether a stretch lies inside some others, which are taken together where they touch."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._first: list[int] = []
        self._last: list[int] = []
        for first, last in sorted(spans):
            if self._last and first <= self._last[-1]:
                self._last[-1] = max(self._last[-1], last)
            else:
                self._first.append(first)
                self._last.append(last)

    def holds(self, start: int, end: int) -> bool:
        """Whether all of it lies inside."""
        at = bisect_right(self._first, start) - 1
        return at >= 0 and end <= self._last[at]


def _without_genitive(text: str, span: Span) -> int:
    found = re.search(r"['’]s?\Z", text[span.start : span.end])
    return span.start + found.start() if found else span.end

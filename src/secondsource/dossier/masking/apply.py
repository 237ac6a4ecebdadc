"""The dossier with labels for names: in texts, in whatever the program wrote, in names of files and addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from secondsource.dossier.masking.choice import Masking
from secondsource.dossier.masking.finding import Names
from secondsource.dossier.masking.people import MIN_LETTERS, Person, persons
from secondsource.dossier.masking.texts import Cut, Shift, masked, shift
from secondsource.errors import RunError
from secondsource.model.claim import Entity, Variant
from secondsource.model.dossier import Dossier
from secondsource.model.ids import digest
from secondsource.model.relabel import relabel
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Fields that hold bytes' names and no words.
_DIGESTS = frozenset({"sha256", "encoding", "kind", "settings_digest"})
#: Fields in which words are joined by other signs than spaces.
_ADDRESSES = frozenset({"file", "url", "aliases", "name"})


def mask(dossier: Dossier, masking: Masking) -> Dossier:
    """The dossier without the names of those to be masked. The reports' `extra` is left out with them.

    Labels are numbered in the order in which the reports first name the people; the same person has one label
    throughout. Raises RunError when a full name would remain.
    """
    people, shared = persons(dossier, masking)
    if not people:
        return dossier
    finder = _Finder(people, shared)
    protected = _protected(dossier, {id_ for person in people for id_ in person.entities})
    shifts = {report.id: shift(list(finder.cuts(report, protected.get(report.id, ())))) for report in dossier.reports}
    moved: Dossier = _walk(dossier, shifts, finder, "")
    reports = tuple(
        replace(
            new,
            text=masked(old.text, shifts[old.id].cuts),
            source_map=shifts[old.id].runs(old.source_map),
            extra=(),
        )
        for old, new in zip(dossier.reports, moved.reports, strict=True)
    )
    masks = tuple(found for report in dossier.reports for found in shifts[report.id].masks(report.id))
    made = replace(moved, reports=reports, entities=tuple(map(_merged, moved.entities)), masks=masks)
    made = relabel(made, _new_ids(people))
    _check(made, people)
    return made


def _new_ids(people: Sequence[Person]) -> dict[str, str]:
    """Ids made from names would let anyone test a guess."""
    made = {}
    for person in people:
        for old in (*person.entities, *person.sources):
            made[old] = digest(
                old.partition("-")[0],
                "masked",
                person.label,
                person.entities.index(old) if old in person.entities else person.sources.index(old),
            )
    return made


def _protected(dossier: Dossier, gone: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Where names of others stand that a part of a masked name may be part of ("Toll Street")."""
    made: dict[str, list[tuple[int, int]]] = {}
    for entity in dossier.entities:
        if entity.id not in gone:
            for variant in entity.variants:
                if " " in variant.form or entity.type == "person":
                    for span in variant.mentions:
                        made.setdefault(span.report, []).append((span.start, span.end))
    return {report: sorted(spans) for report, spans in made.items()}


class _Finder:
    """Finds names in texts, in sentences of the program's own, and in addresses."""

    def __init__(self, people: Sequence[Person], shared: set[str]) -> None:
        self._at: dict[str, list[tuple[Span, str]]] = {}
        full: dict[str, str] = {}
        part: dict[str, str] = {}
        for person in people:
            for span in person.mentions:
                self._at.setdefault(span.report, []).append((span, person.label))
            for form in person.forms:
                if len(form.split()) > 1:
                    full.setdefault(" ".join(form.casefold().split()), person.label)
        for person in people:
            for word in person.parts() - shared:
                part.setdefault(word, person.label)
                part.setdefault(word.upper(), person.label)
        words = {word: label for form, label in full.items() for word in form.split() if len(word) >= MIN_LETTERS}
        self._known: dict[str, str] = {}
        self._full = Names(full, re.IGNORECASE)
        self._part = Names(part, 0)
        self._slug = Names({word.casefold(): label for word, label in part.items()} | words, re.IGNORECASE, r"[^\W_]")

    def cuts(self, report: Report, protected: Sequence[tuple[int, int]]) -> Iterator[Cut]:
        """Where names stand in a report, in order: the longest first where they overlap."""
        text = report.text
        inside = _Inside(protected)
        found = list(self._full.found(text))
        found += [(span.start, _without_genitive(text, span), label) for span, label in self._at.get(report.id, ())]
        found += [cut for cut in self._part.found(text) if not inside.holds(cut[0], cut[1])]
        at = 0
        for first, last, label in _joined(sorted(found, key=lambda cut: (cut[0], -cut[1])), text):
            if first >= at:
                yield first, last, label
                at = last

    def words(self, text: str) -> str:
        """A sentence of the program's own without names."""
        if text not in self._known:
            self._known[text] = self._part.without(self._full.without(text))
        return self._known[text]

    def keys(self, text: str) -> str:
        """The same for sentences that list words in lower case ("most of them speak of: ..."); names of more than one
        kind of thing may be masked there too."""
        return self._slug.without(text)

    def address(self, text: str) -> str:
        """The name of a file or an address without names."""
        return self._slug.without(text, lambda label: label.strip("[]").replace(" ", "-"))


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


class _Inside:
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


def _walk(thing: Any, shifts: Mapping[str, Shift], finder: _Finder, name: str) -> Any:
    """A tree of nouns with its spans moved and its words masked; the reports' texts are done apart."""
    if isinstance(thing, Span):
        return shifts[thing.report].span(thing) if thing.report in shifts else thing
    if isinstance(thing, str) and name == "detail":
        return finder.keys(finder.words(thing))
    if isinstance(thing, str):
        return finder.address(finder.words(thing)) if name in _ADDRESSES and _is_address(thing) else finder.words(thing)
    if isinstance(thing, tuple):
        return tuple(_walk(item, shifts, finder, name) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        skip = {"text", "extra", "source_map"} if isinstance(thing, Report) else set()
        changed = {
            f.name: _walk(getattr(thing, f.name), shifts, finder, f.name)
            for f in fields(thing)
            if f.name not in skip and f.name not in _DIGESTS
        }
        return replace(thing, **changed)
    return thing


def _is_address(words: str) -> bool:
    return " " not in words


def _merged(entity: Entity) -> Entity:
    """An entity whose spellings have become one label has one spelling."""
    forms: dict[str, list[Span]] = {}
    for variant in entity.variants:
        forms.setdefault(variant.form, []).extend(variant.mentions)
    return replace(entity, variants=tuple(Variant(form, tuple(sorted(set(m)))) for form, m in forms.items()))


def _check(dossier: Dossier, people: Sequence[Person]) -> None:
    """No full name remains in any text or word."""
    full = [form for person in people for form in person.forms if " " in form]
    if not full:
        return
    names, seen = Names(dict.fromkeys(full, ""), 0), set[str]()
    for where, words in _strings(dossier, "dossier"):
        if words not in seen and next(names.found(words), None):
            raise RunError(f"a masked name would remain in {where}; nothing was written")
        seen.add(words)


def _strings(thing: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(thing, str):
        yield where, thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from _strings(item, where)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for f in fields(thing):
            value = getattr(thing, f.name)
            if not isinstance(value, Span):
                yield from _strings(value, f"{where}.{f.name}")

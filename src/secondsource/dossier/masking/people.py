"""Who is to be masked: the private persons of a dossier, each with the forms of the name and a label.

A person is public who holds an office or a rank or speaks for a body, as any mention or description tells; who signs a
report or a picture is public too. Everybody else is private: to mask one too many does less harm than one too few.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from secondsource.dossier.masking.choice import Masking
from secondsource.model.claim import Entity, Source
from secondsource.model.dossier import Dossier
from secondsource.model.span import Span
from secondsource.resources.private import standing
from secondsource.text.names import normal

_WORD = re.compile(r"[^\W\d_][\w.]*(?:['’-]\w+)*")
_GENITIVE = re.compile(r"['’]s?\Z")
_STOP = re.compile(r"[.;:!?()\[\]\"“”\n—]|\s[-–]\s")
BEFORE, AFTER = 90, 110  # characters before and after a mention in which a description of the person may stand
MIN_LETTERS = 3  # of a part of a name that is masked by itself; shorter ones are particles and initials


@dataclass
class Person:
    """Somebody to mask: the label, the full forms of the name, and what in the dossier stands for the person."""

    label: str
    forms: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def parts(self) -> set[str]:
        """The words of the name that would give it away by themselves."""
        return {word for form in self.forms for word in form.split() if len(word.strip(".")) >= MIN_LETTERS}


def found_persons(dossier: Dossier, masking: Masking) -> tuple[list[Person], set[str]]:
    """Those to mask, a name each, in the order in which the reports first name them, and the parts of the names of all
    others."""
    order = {report.id: i for i, report in enumerate(dossier.reports)}
    keep, wanted = {normal(name) for name in masking.keep}, {normal(name) for name in masking.mask}
    judge = _Judge(dossier)
    private = _private_surnames(dossier, judge)
    chosen: list[Entity] = []
    public: set[str] = set()
    for entity in dossier.entities:
        names = _normals(entity)
        if names & wanted or (
            entity.type == "person" and masking.private and not (names & keep or judge.is_public(entity, private))
        ):
            chosen.append(entity)
        elif entity.type == "person":
            public |= {word for form in _forms_of(entity) for word in form.split()}
    speaks: dict[str, list[str]] = {}
    for source in dossier.sources:
        speaks.setdefault(source.entity or "", []).append(source.id)
    found: list[tuple[tuple[int, int], Person]] = []
    seen: set[str] = set()
    for entity in chosen:
        forms = _forms_of(entity)
        if not forms or (forms <= public and not _normals(entity) & wanted):
            continue  # "Ruiz" beside "President Ana Ruiz" is the same or shares the name
        seen |= _normals(entity)
        mentions = sorted((m for v in entity.variants for m in v.mentions), key=lambda m: (order[m.report], m.start))
        sources = speaks.get(entity.id, [])
        at = (order[mentions[0].report], mentions[0].start) if mentions else (len(order), 0)
        found.append((at, Person("", forms, mentions, [entity.id], sources)))
    for source in dossier.sources if masking.private else ():
        person = _unlisted(source, seen | keep)
        if person and not person.forms <= public:
            found.append(((len(order), 0), person))
            seen |= {normal(form) for form in person.forms}
    found += [((len(order), 1), Person("", {name})) for name in masking.mask if normal(name) not in seen]
    made = [person for _, person in sorted(found, key=lambda item: (item[0], sorted(item[1].forms)))]
    return made, public


def _private_surnames(dossier: Dossier, judge: _Judge) -> set[str]:
    """Surnames of people with a whole name of whom none is public."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for entity in dossier.entities:
        if entity.type == "person":
            last = {form.split()[-1].casefold() for form in _forms_of(entity) if " " in form}
            if last:
                found[judge.is_public(entity)] |= last
    return found[False] - found[True]


def _normals(entity: Entity) -> set[str]:
    return {normal(form) for form in (entity.name, *(variant.form for variant in entity.variants))}


def _forms_of(entity: Entity) -> set[str]:
    """Every spelling of a name without titles and genitive."""
    forms = (_bare(form) for form in (entity.name, *(variant.form for variant in entity.variants)))
    return {form for form in forms if form}


def _bare(form: str) -> str:
    words = _GENITIVE.sub("", " ".join(form.split())).split()
    while words and words[0].strip(".").casefold() in standing().titles:
        words = words[1:]
    return " ".join(words)


def _unlisted(source: Source, known: set[str]) -> Person | None:
    """A person who speaks under a name that is no entity ("Mr Toll"), unless the description gives an office."""
    if source.kind != "person" or source.entity or _is_office(source.label):
        return None
    words = re.split(r"[,(]", source.label)[0].split()
    titled = bool(words) and words[0].strip(".").casefold() in standing().titles
    name = _bare(" ".join(words))
    if not titled or not name or not all(word[:1].isupper() for word in name.split()) or normal(name) in known:
        return None
    return Person("", {name}, [], [], [source.id])


class _Judge:
    """Whether a person is public, by the descriptions and the mentions in a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._texts = {report.id: report.text for report in dossier.reports}
        self._bodies = {source.entity for source in dossier.sources if source.kind != "person"}
        self._labels: dict[str, list[str]] = {}
        for source in dossier.sources:
            if source.entity:
                self._labels.setdefault(source.entity, []).append(source.label)
        self._signed = [s for r in dossier.reports for s in (r.byline, *(c.span for c in r.credits)) if s]
        self._names: dict[str, tuple[list[int], list[int]]] = {}
        for entity in dossier.entities:
            for variant in entity.variants:
                for span in variant.mentions:
                    if entity.type == "person":
                        starts, ends = self._names.setdefault(span.report, ([], []))
                        starts.append(span.start)
                        ends.append(span.end)
        for starts, ends in self._names.values():
            starts.sort()
            ends.sort()

    def is_public(self, entity: Entity, surnames: Container[str] = ()) -> bool:
        """Whether a description or any mention gives an office, a rank or a signature; or it is no person after all: a
        body speaks under the name, or it stands behind an article. That does not count for one of some `surnames`."""
        names = [word.casefold() for variant in entity.variants for word in variant.form.split()]
        if any(_is_office(label, names) for label in self._labels.get(entity.id, ())):
            return True
        mentions = [span for variant in entity.variants for span in variant.mentions]
        articles = sum(
            self._texts[span.report][max(0, span.start - 4) : span.start].casefold().endswith("the ")
            for span in mentions
        )
        private = all(form.casefold() in surnames for form in _forms_of(entity))
        if not private and (entity.id in self._bodies or articles * 2 > len(mentions)):
            return True
        return any(self._signs(span) or _is_office(self._around(span)) for span in mentions)

    def _signs(self, span: Span) -> bool:
        return any(signed.shared(span) for signed in self._signed)

    def _around(self, span: Span) -> str:
        """The words beside a mention that may describe the person: the mention's own titles, up to the next name or the
        end of the clause before, an apposition behind."""
        text = self._texts[span.report]
        starts, ends = self._names.get(span.report, ([], []))
        at = bisect_right(ends, span.start)
        first = ends[at - 1] if at else 0
        at = bisect_left(starts, span.end)
        last = starts[at] if at < len(starts) else len(text)
        before = text[max(first, span.start - BEFORE) : span.start]
        before = _STOP.split(before)[-1]
        before = ",".join(before.split(",")[-2:]) if before.rstrip().endswith(",") else before.split(",")[-1]
        after = text[span.end : min(last, span.end + AFTER)]
        after = _STOP.split(after)[0] if after.lstrip()[:1] in (",",) or after[:5] == " who " else ""
        pieces = after.split(",")[1:3] if after.lstrip()[:1] == "," else [after]
        if len(pieces) > 1 and not pieces[0].strip().isdigit():
            pieces = pieces[:1]  # a second apposition stands only behind an age
        titles = text[span.start : span.end]
        return f"{' '.join(before.split()[-8:])} {titles} ; {' '.join(' '.join(pieces).split()[:9])}"


def _is_office(words: str, names: Iterable[str] = ()) -> bool:
    """Whether a description gives an office, a rank or a body to speak for, and nothing private beside."""
    found = [word.strip(".").casefold() for word in _told(words)]
    own = set(names)
    known = standing()
    return any(word in known.public and word not in own for word in found) and not known.private & set(found)


def _told(words: str) -> Iterator[str]:
    """The words of a description; "the mayor's" speaks of somebody else, and tells that they are not the mayor."""
    for match in _WORD.finditer(words):
        if not re.search(r"['’]s?\Z", match[0]):
            yield from match[0].split("-") if "-" in match[0] else (match[0],)

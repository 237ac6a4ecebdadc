"""The dossier with labels for names: in texts, in whatever the program wrote, in names of files and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from secondsource.dossier.masking.choice import Masking
from secondsource.dossier.masking.finder import ADDRESS, Finder
from secondsource.dossier.masking.finding import Names
from secondsource.dossier.masking.people import Person
from secondsource.dossier.masking.texts import Shift, masked, shift
from secondsource.dossier.masking.unite import persons, plural, surname
from secondsource.dossier.masking.users import without_users
from secondsource.errors import RunError
from secondsource.model.capture import Skipped
from secondsource.model.claim import Entity, Variant
from secondsource.model.dossier import Dossier
from secondsource.model.ids import digest
from secondsource.model.relabel import relabel
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Fields that hold bytes' names and no words.
_DIGESTS = frozenset({"sha256", "encoding", "kind", "settings_digest"})
#: Fields in which a name stands in lower case, or joined by other signs than spaces.
_ADDRESSES = frozenset({(Report, "file"), (Report, "url"), (Report, "aliases"), (Skipped, "name")})
#: Words behind a surname that make it one of a family, and no name of its own ("Toll Street").
_FAMILY = frozenset({"family", "families", "brothers", "sisters", "household", "couple", "siblings"})


def mask(dossier: Dossier, masking: Masking) -> Dossier:
    """The dossier without the names of those to be masked. The reports' `extra` is left out with them.

    Labels are numbered in the order in which the reports first name the people; spellings that are surely of one person
    have one label (see unite). Those who judged are "reviewer 1" and so on, whoever is masked. Raises RunError when a
    name would remain that no other thing is called by.
    """
    dossier = without_users(dossier)
    people, shared = persons(dossier, masking)
    if not people:
        return dossier
    finder = Finder(people, shared)
    gone = {id_ for person in people for id_ in person.entities} | _families(dossier, people, shared)
    protected = _protected(dossier, gone)
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
    ids = _new_ids(people)
    ids |= _renamed(dossier.entities, moved.entities, ids, "name") | _renamed(
        dossier.sources, moved.sources, ids, "label"
    )
    made = relabel(made, ids)
    kept = [v.form for e in dossier.entities if e.id not in gone for v in e.variants]
    refuse_remains(made, people, shared, kept)
    return made


def _families(dossier: Dossier, people: Sequence[Person], shared: set[str]) -> set[str]:
    """Entities that are a masked surname for several: "the Tolls", "the Toll family"."""
    names = {surname(form) for person in people for form in person.forms if form.split()[-1] not in shared}
    many = {plural(name) for name in names}
    made = set()
    for entity in dossier.entities:
        words = entity.name.casefold().split()
        words = words[1:] if words[:1] == ["the"] else words
        if (len(words) == 1 and words[0] in many) or (
            len(words) == 2 and words[0] in names | many and words[1] in _FAMILY
        ):
            made.add(entity.id)
    return made


def _renamed(old: Iterable[Any], new: Iterable[Any], known: Mapping[str, str], name: str) -> dict[str, str]:
    """New ids for what has a masked name in its own."""
    made = {}
    for at, (before, after) in enumerate(zip(old, new, strict=True)):
        if before.id not in known and getattr(before, name) != getattr(after, name):
            made[before.id] = digest(before.id.partition("-")[0], "masked", getattr(after, name), at)
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


def _walk(thing: Any, shifts: Mapping[str, Shift], finder: Finder, name: str) -> Any:
    """A tree of nouns with its spans moved and its words masked; the reports' texts are done apart. `name` is the field
    that holds it, "address" for one that holds an address."""
    if isinstance(thing, Span):
        return shifts[thing.report].span(thing) if thing.report in shifts else thing
    if isinstance(thing, str) and name == "address":
        return finder.address(thing)
    if isinstance(thing, str):
        return finder.keys(finder.words(thing)) if name == "detail" else finder.words(thing)
    if isinstance(thing, tuple):
        return tuple(_walk(item, shifts, finder, name) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        skip = {"text", "extra", "source_map"} if isinstance(thing, Report) else set()
        changed = {
            f.name: _walk(
                getattr(thing, f.name), shifts, finder, "address" if (type(thing), f.name) in _ADDRESSES else f.name
            )
            for f in fields(thing)
            if f.name not in skip and f.name not in _DIGESTS
        }
        return replace(thing, **changed)
    return thing


def _merged(entity: Entity) -> Entity:
    """An entity whose spellings have become one label has one spelling."""
    forms: dict[str, list[Span]] = {}
    for variant in entity.variants:
        forms.setdefault(variant.form, []).extend(variant.mentions)
    return replace(entity, variants=tuple(Variant(form, tuple(sorted(set(m)))) for form, m in forms.items()))


def refuse_remains(dossier: Dossier, people: Sequence[Person], shared: set[str], kept: Sequence[str]) -> None:
    """No whole name remains anywhere, in whatever letters and however joined; no part of one remains in an address, nor
    with a capital where it is in no name that is kept ("Toll Street")."""
    forms = {form for person in people for form in person.forms if " " in form}
    forms |= {"".join(form.split()) for form in forms}
    whole = Names(dict.fromkeys(forms, ""), re.IGNORECASE, r"[^\W_]", r"[\W_]+")
    parts = {part for person in people for part in person.parts() - shared}
    slug = Names(dict.fromkeys(parts, ""), re.IGNORECASE, r"[^\W_]")
    printed = Names(dict.fromkeys({*parts, *(part.upper() for part in parts)}, ""), 0)
    longer = Names({form: "" for form in kept if next(printed.found(form), None)}, 0)
    seen = set[tuple[str, bool]]()
    for where, words in _strings(dossier, "dossier"):
        address = where.rpartition(".")[2] in ("file", "url", "aliases")
        if (words, address) in seen:
            continue
        seen.add((words, address))
        bare = longer.without(words)
        places = [words] if address else ADDRESS.findall(bare)
        left = [next(names.found(text), None) for names, text in ((whole, words), (printed, bare))]
        left += [next(slug.found(place), None) for place in places]
        if found := next(filter(None, left), None):
            raise RunError(f"a masked name would remain in {where} (at {found[0]}); nothing was written")


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

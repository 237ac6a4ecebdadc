"""Names that are the same over all reports: short for full, acronym for name, one spelling for another.

The same words name the same thing. Beyond that two names are joined by the rules of `spelling`, which look only at
names that share a word, an acronym or a sound: nothing here compares every name with every other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from secondsource.claims.identity.judged import Mentions, regrouped
from secondsource.claims.identity.one_name import Known, Shelf
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Entity, Variant
from secondsource.model.ids import digest
from secondsource.model.judged import JUDGED, NOTHING, Judged
from secondsource.model.parse import Name, NameType, Parse
from secondsource.model.place import PlaceMention, Site
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.names import key_words, normal


def unite_entities(
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions] = (),
    judged: Judged = NOTHING,
) -> tuple[Entity, ...]:
    """The entities of a pile, sorted by type and name. The order of the reports changes nothing. Places have the site
    that the reports' own `assertions` agree on. What was `judged` to be one or two is so, whatever the names."""
    sites = {place.span: place for said in assertions for place in said.places if place.site}
    texts = {report.id: report.text for report in reports}
    named: dict[str, list[Name]] = defaultdict(list)
    for parse in parses:
        for name in parse.names:
            named[name.key].append(name)
    known = {key: _known(key, names) for key, names in sorted(named.items())}
    groups: dict[str, list[str]] = defaultdict(list)
    for key, root in Shelf(known.values()).homes().items():
        groups[root].append(key)
    parts = [[name for key in keys for name in named[key]] for keys in groups.values()]
    if judged.of("identity"):
        parts = _as_judged(parts, judged)
    entities = [_entity(names, texts, sites) for names in parts]
    if judged.of("identity"):
        entities = _told_apart(entities)
    return tuple(sorted(entities, key=lambda e: (e.type, e.name, e.id)))


def _as_judged(groups: Sequence[Sequence[Name]], judged: Judged) -> list[list[Name]]:
    """The groups of names as they were judged. What is told apart are the uses of a name in one report: these are of
    one thing."""
    uses: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in (name for group in groups for name in group):
        uses[name.key, name.span.report].append(name)
    units = sorted(uses)
    at = {unit: i for i, unit in enumerate(units)}
    beside: dict[str, set[str]] = defaultdict(set)
    for key, report in units:
        beside[report].add(key)

    def like(one: int, other: int) -> tuple[int, int, int, float]:
        """Names, then words of names, then the other names of the two reports in common."""
        (mine, here), (theirs, there) = units[one], units[other]
        words = len(set(key_words(mine)) & set(key_words(theirs)))
        common = len(beside[here] & beside[there]) / max(1, len(beside[here] | beside[there]))
        return int(mine == theirs), words, int(here == there), common

    mentions = Mentions((name.span, at[unit]) for unit, names in uses.items() for name in names)
    parted = [sorted({at[name.key, name.span.report] for name in group}) for group in groups]
    found = regrouped(parted, judged, mentions, lambda unit, one, other: like(unit, other) > like(unit, one))
    return [[name for unit in group for name in uses[units[unit]]] for group, _ in found]


def _told_apart(entities: Sequence[Entity]) -> list[Entity]:
    """The entities, of those with one name all but the first with ids by their place."""
    found: dict[str, Entity] = {}
    for entity in sorted(entities, key=lambda e: (e.id, min(m for v in e.variants for m in v.mentions))):
        first = min(m for v in entity.variants for m in v.mentions)
        made = replace(entity, id=digest("entity", entity.id, first)) if entity.id in found else entity
        found[made.id] = made
    return list(found.values())


def _known(key: str, names: Sequence[Name]) -> Known:
    """What the pile says of one name."""
    return Known(
        key,
        key_words(key),
        _type(names),
        _commonest(names),
        frozenset(name.span.report for name in names),
        frozenset(word for name in names for word in key_words(name.role)),
        len(names),
    )


def _type(names: Iterable[Name]) -> NameType:
    """The type most mentions have; "other" only where no mention has a better one."""
    counts = Counter(name.type for name in names)
    return max(sorted(counts), key=lambda t: (t != "other", counts[t]))


def _commonest(names: Iterable[Name]) -> str:
    """The fullest form that most mentions go back to, not in capitals if there is a choice."""
    counts = Counter(name.head for name in names)
    return max(sorted(counts), key=lambda form: (not form.isupper(), counts[form], len(form)))


def _entity(names: Sequence[Name], texts: Mapping[str, str], sites: Mapping[Span, PlaceMention]) -> Entity:
    forms: dict[str, list[Span]] = defaultdict(list)
    for name in names:
        forms[" ".join(name.span.of(texts[name.span.report]).split())].append(name.span)
    variants = tuple(Variant(form, tuple(sorted(spans))) for form, spans in sorted(forms.items()))
    kind, head = _type(names), _commonest(names)
    entity = Entity(digest("entity", kind, normal(head)), head, kind, variants)
    site = _site([sites[name.span] for name in names if name.span in sites]) if kind == "place" else None
    if site is None:
        return entity
    return replace(
        entity,
        country=site.country or None,
        lat=site.lat,
        lon=site.lon,
        gazetteer_id=site.id,
        kind=site.kind,
        radius_km=site.radius_km,
    )


def _site(mentions: Sequence[PlaceMention]) -> Site | None:
    """The site that more than half of the mentions with one stand for, weighed by how sure they are; where a person
    judged some of them, these alone decide."""
    mentions = [m for m in mentions if m.site and any(r.name == JUDGED for r in m.reasons)] or mentions
    votes: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.site:
            votes[mention.site.id] += mention.sure
    best = max(sorted(votes), key=lambda id_: votes[id_], default=None)
    if best is None or votes[best] * 2 <= sum(votes.values()):
        return None
    return next(m.site for m in mentions if m.site and m.site.id == best)

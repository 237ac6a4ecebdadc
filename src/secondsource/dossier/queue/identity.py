"""Questions of identity: two that may be one, one that may be two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from secondsource.dossier.queue.desk import Asked, Desk
from secondsource.model.claim import Entity, Source
from secondsource.model.span import Span
from secondsource.text.names import key_words, sounds

#: Reasons that by themselves make two speakers one without a name in common.
_WEAK = frozenset({"same_things_said", "same_words_said", "same_story", "one_within_the_other", "same_role"})
MANY = 4  # things of one name beyond which not each two are asked about
SHOWN = 3


def about_identity(desk: Desk) -> Iterator[Asked]:
    """Sources and names that hardly were joined, or hardly were not."""
    yield from _near_sources(desk)
    yield from _far_sources(desk)
    yield from _spellings(desk)
    yield from _near_names(desk)


def _said(desk: Desk) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for statement in desk.dossier.statements:
        found[statement.speaker] += statement.source
    return found


def _near_sources(desk: Desk) -> Iterator[Asked]:
    """Two sources that are called by the same words."""
    said = _said(desk)
    called: dict[tuple[str, ...], list[Source]] = defaultdict(list)
    for source in desk.dossier.sources:
        if source.kind not in ("anonymous", "collective") and said[source.id]:
            called[tuple(sorted(set(key_words(source.label))))].append(source)
    for words, alike in sorted(called.items()):
        for one, other in combinations(alike[:MANY], 2) if words else ():
            yield Asked(
                "identity",
                (one.id, other.id),
                f"Are “{one.label}” and “{other.label}” one and the same?",
                "two sources with one name",
                0.4,
                desk.claims_of(one.id, other.id),
                (said[one.id][0], said[other.id][0]),
                ids=(one.id, other.id),
                reports=(said[one.id][0].report, said[other.id][0].report),
            )


def _far_sources(desk: Desk) -> Iterator[Asked]:
    """One source that was put together without a name that would show it."""
    said = _said(desk)
    for source in desk.dossier.sources:
        names = {reason.name for reason in source.reasons if reason.score > 0}
        if len(source.speakers) < 2 or not names or not names <= _WEAK:
            continue
        first = list({span.report: span for span in reversed(said[source.id])}.values())[::-1]
        if len(first) < 2:
            continue
        one, other = first[0], first[-1]
        yield Asked(
            "identity",
            tuple(f"{s.report}:{s.start}-{s.end}" for s in (one, other)),
            f"Is “{desk.words(one)}” in {one.report} the same as “{desk.words(other)}” in {other.report}?",
            f"one source in {len(source.speakers)} reports",
            0.7,
            desk.claims_of(source.id),
            (one, other),
            source.reasons[:6],
            ids=(source.id,),
            reports=(one.report, other.report),
        )


def _spellings(desk: Desk) -> Iterator[Asked]:
    """One name in two spellings that neither shorten nor contain one another."""
    for entity in desk.dossier.entities:
        if entity.type not in ("person", "place", "org", "group"):
            continue
        forms = [(frozenset(key_words(v.form)), v) for v in entity.variants if v.mentions]
        forms.sort(key=lambda form: (-len(form[1].mentions), form[1].form))
        for words, variant in forms[1:SHOWN]:
            main = forms[0][0]
            if not words or words <= main or main <= words or len(words) != len(main) or len(words) < 2:
                continue
            one, other = forms[0][1].mentions[0], variant.mentions[0]
            yield Asked(
                "identity",
                tuple(f"{s.report}:{s.start}-{s.end}" for s in (one, other)),
                f"Are “{forms[0][1].form}” and “{variant.form}” one and the same?",
                "one name, spelt in two ways",
                0.8,
                _naming(desk, entity),
                (one, other),
                ids=(entity.id,),
                reports=(one.report, other.report),
            )


def _near_names(desk: Desk) -> Iterator[Asked]:
    """Two people who share a surname that sounds the same, of whom one is called by it alone or by another first name
    that begins alike."""
    by_last: dict[str, list[Entity]] = defaultdict(list)
    for entity in desk.dossier.entities:
        heard = sounds(entity.name)
        if entity.type == "person" and heard and len(heard[-1]) > 2:
            by_last[heard[-1]].append(entity)
    for _, alike in sorted(by_last.items()):
        for one, other in combinations(alike[:MANY], 2):
            first, second = (key_words(e.name) for e in (one, other))
            single = min(len(first), len(second)) == 1
            if not single and (first[0][:1] != second[0][:1]):
                continue
            spans = tuple(min(m for v in e.variants for m in v.mentions) for e in (one, other))
            yield Asked(
                "identity",
                (one.id, other.id),
                f"Are “{one.name}” and “{other.name}” one and the same?",
                "two people with one surname",
                0.35,
                _naming(desk, one) & _naming(desk, other),
                spans,
                ids=(one.id, other.id),
                reports=tuple(span.report for span in spans),
            )


def _naming(desk: Desk, entity: Entity) -> frozenset[str]:
    """The claims that are laid to sources of this name."""
    return desk.claims_of(*desk.named.get(entity.id, ()))

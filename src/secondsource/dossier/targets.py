"""From what a user names to what is judged, and back: ids of an edition to anchors, anchors to ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

from secondsource.dossier.explain.find import Place
from secondsource.dossier.ground import Ground
from secondsource.errors import BadInput
from secondsource.model.claim import Claim, Entity, Source, Status
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Anchor, Target, TargetKind, Verdict
from secondsource.model.lineage import Edge
from secondsource.model.place import PlaceMention
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.days import interval
from secondsource.text.points import point

#: Said of "derived" where the parent is a text that is not in the pile.
UNSEEN = "nobody has seen what these reports stand on: give siblings, they stand on one text"
#: What "yes" says nothing without.
_NEEDED: dict[TargetKind, str] = {
    "status": ", ".join(get_args(Status)),
    "date": "a day as 2026-05-12, or two as 2026-05-12/2026-05-14",
    "place": 'degrees as "36.2,37.16", a name behind them if you like',
}
_SPAN = re.compile(r"([A-Z]+):(\d+)-(\d+)")
#: What can be named for each kind, for whoever named something else.
_NAMED: dict[TargetKind, str] = {
    "edge": "an edge (edge-…, B-A) or two reports",
    "identity": "two entities, sources or mentions, or one entity with two spellings",
    "claim": "two claims or wordings",
    "status": "a claim or one of its wordings",
    "furniture": "a stretch of a report (A:120-140) or a sentence (A.s4)",
    "date": "a report",
    "place": "a mention of a place",
}


def target(
    dossier: Dossier, report_ids: Mapping[str, str], kind: TargetKind, ids: Sequence[str], value: str = ""
) -> Target:
    """What a user means by some names: ids of the edition, sigla, "B-A" for an edge, "A.s4", "A:120-140" for a stretch.

    `report_ids` leads from each siglum to the id of its report. Raises BadInput when a name is unknown, or names
    something that cannot be judged in this way, or `value` is none that this kind can have.
    """
    return named(Ground(dossier), report_ids, kind, ids, value)


def named(
    ground: Ground, report_ids: Mapping[str, str], kind: TargetKind, ids: Sequence[str], value: str = ""
) -> Target:
    """The same, for whoever asks often."""
    if kind not in _SPANS:
        raise BadInput(f"{kind!r} cannot be judged; it is one of {', '.join(_SPANS)}")
    _check(kind, value)
    things = [_thing(ground, name) for name in ids]
    spans = _SPANS[kind](ground, things)
    if not spans:
        raise BadInput(f"to judge {kind}, name {_NAMED[kind]} (given: {' '.join(ids) or 'nothing'})")
    at = [Anchor(report_ids[s.report], s.start, s.end, s.of(ground.reports[s.report].text)) for s in spans]
    edges = (thing for thing in things if isinstance(thing, Edge))
    unseen = kind == "edge" and any(edge.parent not in ground.reports for edge in edges)
    if unseen and value == "derived":
        raise BadInput(UNSEEN)
    return Target(kind, tuple(dict.fromkeys(at)), "siblings" if unseen else value)


def check(kind: TargetKind, verdict: Verdict, value: str) -> None:
    """Raises BadInput where a verdict says nothing without a value, or the value is none that this kind can have."""
    if kind not in _SPANS:
        raise BadInput(f"{kind!r} cannot be judged; it is one of {', '.join(_SPANS)}")
    if verdict == "positive" and kind in _NEEDED and not value:
        raise BadInput(f"yes to a {kind} needs a value: give {_NEEDED[kind]}")
    _check(kind, value)


def found(dossier: Dossier, report_ids: Mapping[str, str], judged: Target) -> tuple[str, ...]:
    """The ids of what a target means in an edition; what is not there any more is left out."""
    sigla = {id_: siglum for siglum, id_ in report_ids.items()}
    here = [anchor for anchor in judged.at if anchor.report in sigla]
    return meant(Ground(dossier), judged.kind, [Span(sigla[a.report], a.start, a.end) for a in here])


def meant(ground: Ground, kind: TargetKind, spans: Sequence[Span]) -> tuple[str, ...]:
    """The ids of what some stretches (0 to 0 for a whole report) stand for when a judgement of this kind names them."""
    if kind == "edge":
        return tuple(dict.fromkeys(ground.edges(spans[0].report, [s.report for s in spans[1:]]))) if spans else ()
    return tuple(dict.fromkeys(id_ for span in spans for id_ in _FOUND[kind](ground, span)))


def _check(kind: TargetKind, value: str) -> None:
    wrong = {
        "edge": value not in ("", "derived", "siblings") and "derived or siblings",
        "status": value not in ("", *get_args(Status)) and _NEEDED["status"],
        "date": bool(value) and interval(value) is None and _NEEDED["date"],
        "place": bool(value) and point(value) is None and _NEEDED["place"],
    }.get(kind)
    if wrong:
        raise BadInput(f"{value!r} is no value of {kind}: give {wrong}")


def _thing(ground: Ground, name: str) -> Any:
    """The noun of a name; a Span for a stretch."""
    if not (given := _SPAN.fullmatch(name)):
        return ground.thing(name)
    report = ground.reports.get(given[1])
    if report is None:
        raise BadInput(f"no report is called {given[1]}")
    span = Span(given[1], int(given[2]), int(given[3]))
    if not 0 <= span.start < span.end <= len(report.text):
        raise BadInput(f"{name}: the text of {given[1]} has {len(report.text)} characters")
    return span


def _whole(report: str) -> Span:
    return Span(report, 0, 0)


def _edge(ground: Ground, things: Sequence[Any]) -> list[Span]:
    if len(things) == 2 and all(isinstance(thing, Report) for thing in things):
        return [] if things[0] is things[1] else [_whole(thing.id) for thing in things]
    if len(things) != 1 or not isinstance(things[0], Edge):
        return []
    edge = things[0]
    if edge.parent in ground.reports:
        return [_whole(edge.child), _whole(edge.parent)]
    unseen = ground.thing(edge.parent)
    if unseen.known_by != "text" or len(unseen.children) < 2:
        raise BadInput(
            f"{unseen.label} is known by what its children say of it, not by shared text: judge that sentence"
        )
    return [_whole(edge.child), *(_whole(child) for child in unseen.children if child != edge.child)]


def _identity(ground: Ground, things: Sequence[Any]) -> list[Span]:
    if len(things) == 1 and isinstance(things[0], Entity) and len(things[0].variants) == 2:
        return [variant.mentions[0] for variant in things[0].variants]
    spans = [span for thing in things if (span := _mention(ground, thing))]
    return spans if len(spans) == len(things) > 1 else []


def _mention(ground: Ground, thing: Any) -> Span | None:
    """The words that stand for somebody or something."""
    if isinstance(thing, Span):
        return thing
    if isinstance(thing, Entity):
        mentions = (m for v in thing.variants for m in v.mentions)
        return min(mentions, key=lambda m: (ground.order[m.report], m.start), default=None)
    if isinstance(thing, Source):
        return ground.said_by(thing.id)
    return thing.span if isinstance(thing, PlaceMention) else None


def _claim(ground: Ground, things: Sequence[Any]) -> list[Span]:
    if len(things) == 1 and isinstance(things[0], Claim):
        spans = sorted({member.span for member in things[0].members})
        return spans if len(spans) == 2 else []
    spans = [span for thing in things if (span := _wording(ground, thing))]
    return spans if len(spans) == len(things) > 1 else []


def _status(ground: Ground, things: Sequence[Any]) -> list[Span]:
    span = _wording(ground, things[0]) if len(things) == 1 else None
    return [span] if span else []


def _wording(ground: Ground, thing: Any) -> Span | None:
    """One wording that stands for a claim: one that is in no other claim, if there is such a one."""
    if isinstance(thing, Claim):
        return min((len(ground.claims_at[m.span]), i, m.span) for i, m in enumerate(thing.members))[2]
    if isinstance(thing, Span) and thing in ground.claims_at:
        return thing
    if isinstance(thing, (Place, Span)):
        near = thing.sentence.span if isinstance(thing, Place) else thing
        held = ground.wordings_in(near)
        if len(held) > 1:
            offered = ", ".join(f"{s.report}:{s.start}-{s.end}" for s in held[:8])
            raise BadInput(f"these words hold {len(held)} wordings of claims: name one of {offered}")
        return held[0] if held else None
    return None


def _furniture(ground: Ground, things: Sequence[Any]) -> list[Span]:
    spans = [thing.sentence.span if isinstance(thing, Place) else thing for thing in things]
    return spans if spans and all(isinstance(span, Span) for span in spans) else []


def _date(ground: Ground, things: Sequence[Any]) -> list[Span]:
    return [_whole(things[0].id)] if len(things) == 1 and isinstance(things[0], Report) else []


def _place(ground: Ground, things: Sequence[Any]) -> list[Span]:
    span = _mention(ground, things[0]) if len(things) == 1 else None
    return [span] if span and any(ground.places_at(span)) else []


_SPANS: dict[TargetKind, Callable[[Ground, Sequence[Any]], list[Span]]] = {
    "edge": _edge,
    "identity": _identity,
    "claim": _claim,
    "status": _status,
    "furniture": _furniture,
    "date": _date,
    "place": _place,
}


_FOUND: dict[TargetKind, Callable[[Ground, Span], Iterable[str]]] = {
    "identity": Ground.meant_at,
    "claim": lambda ground, span: ground.claims_at.get(span, ()),
    "status": lambda ground, span: ground.claims_at.get(span, ()),
    "furniture": lambda ground, span: (span.report,),
    "date": lambda ground, span: (span.report,),
    "place": Ground.places_at,
}

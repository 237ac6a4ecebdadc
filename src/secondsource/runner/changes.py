"""What changed between two editions: claims that are new, that are gone, that count or stand otherwise.

Claims are matched by the words they rest on (report and place), never by their ids alone: an id may change because one
more report says the same, and sigla change from edition to edition.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import msgspec

from secondsource.model.dossier import Dossier
from secondsource.runner.rows import SIGLA, all_rows
from secondsource.store.base import View, Writer

ChangeKind = Literal["new", "gone", "changed"]
#: Notes under which the changes of the last run are kept, and how many of them at most.
TOPIC, MOST = "changes", 2000


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands: how many reports and publishers, how many independent origins, its status."""

    reports: int
    publishers: int
    low: int
    high: int
    status: str

    def __str__(self) -> str:
        low, high = self.low, self.high
        origins = f"{low}" if low == high else f"{low}-{high}"
        return f"{self.reports} reports · {self.publishers} publishers · {origins} independent origins, {self.status}"


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that came, went or changed. `claim` is its id in the new edition (of one that is gone, in the old one),
    `story` that of its story; `before` and `after` are None where there was or is none."""

    kind: ChangeKind
    claim: str
    story: str | None
    proposition: str
    before: Standing | None
    after: Standing | None

    @property
    def raised(self) -> bool:
        """Whether more independent origins are taken for certain than before: to be looked at twice."""
        return bool(self.before and self.after and self.after.low > self.before.low)


class _Span(msgspec.Struct):
    start: int
    end: int
    quote: str = ""


class _Member(msgspec.Struct):
    report: str
    span: _Span


class _Origins(msgspec.Struct):
    low: int
    high: int


class Lean(msgspec.Struct):
    """What of a claim is compared."""

    id: str
    proposition: str
    members: list[_Member]
    reports: int
    publishers: int
    origins: _Origins
    status: str
    story: str | None = None

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return Standing(self.reports, self.publishers, self.origins.low, self.origins.high, self.status)


_LEAN = msgspec.json.Decoder(Lean)
_Anchors = frozenset[tuple[str, int, int]] | frozenset[str]


def told(view: View, story: str | None = None) -> tuple[list[Lean], dict[str, str]]:
    """The claims of the edition (or of one story of it), and the ids of its reports by their sigla."""
    claims = [_LEAN.decode(row.body) for row in all_rows(view, "claims", story=story)]
    return claims, {siglum: id_ for id_, siglum in sigla(view).items()}


def sigla(view: View) -> dict[str, str]:
    """The siglum of each report of the edition, by the report's id."""
    found = view.row(SIGLA)
    return dict(json.loads(found.body)) if found and found.kind == SIGLA else {}


def lean(dossier: Dossier) -> list[Lean]:
    """What of the claims of a dossier is compared."""
    texts = {report.id: report.text for report in dossier.reports}
    return [
        Lean(
            c.id,
            c.proposition,
            [_Member(m.report, _Span(m.span.start, m.span.end, m.span.of(texts[m.report]))) for m in c.members],
            c.reports,
            c.publishers,
            _Origins(c.origins.low, c.origins.high),
            c.status,
            c.story,
        )
        for c in dossier.claims
    ]


def between(
    before: Iterable[Lean], ids_before: Mapping[str, str], after: Iterable[Lean], ids_after: Mapping[str, str]
) -> tuple[Change, ...]:
    """What changed, in the order of the new edition, then what is gone. `ids_…` lead from sigla to ids of reports."""
    old, new = list(before), list(after)
    partner = _partners(old, ids_before, new, ids_after)
    changes: list[Change] = []
    for n, claim in enumerate(new):
        earlier = old[partner[n]] if n in partner else None
        if earlier is None or (earlier.standing, earlier.proposition) != (claim.standing, claim.proposition):
            kind: ChangeKind = "changed" if earlier else "new"
            was = earlier.standing if earlier else None
            changes.append(Change(kind, claim.id, claim.story, claim.proposition, was, claim.standing))
    kept = set(partner.values())
    changes += [
        Change("gone", claim.id, claim.story, claim.proposition, claim.standing, None)
        for n, claim in enumerate(old)
        if n not in kept
    ]
    return tuple(changes)


def note(writer: Writer, changed: Iterable[Change]) -> None:
    """Keep what a run changed, to be shown until the next one."""
    shown = list(changed)
    told = {"number": len(shown), "changes": [asdict(change) for change in shown[:MOST]]}
    writer.note(TOPIC, "last", json.dumps(told, ensure_ascii=False))


def noted(view: View) -> tuple[Change, ...]:
    """What the last run changed (MOST of it)."""
    found = view.notes(TOPIC).get("last")
    return tuple(_change(one) for one in json.loads(found)["changes"]) if found else ()


def _change(one: dict[str, Any]) -> Change:
    before, after = (Standing(**one[key]) if one[key] else None for key in ("before", "after"))
    return Change(**{**one, "before": before, "after": after})


def _anchors(claim: Lean, ids: Mapping[str, str]) -> _Anchors:
    return frozenset((ids.get(m.report, m.report), m.span.start, m.span.end) for m in claim.members)


def _partners(
    old: Sequence[Lean], ids_old: Mapping[str, str], new: Sequence[Lean], ids_new: Mapping[str, str]
) -> dict[int, int]:
    """New claim -> old claim, by their places: first those that rest on the same words in the same reports, then those
    that rest on the same words in another version of one."""
    partner = _matched([_anchors(one, ids_old) for one in old], [_anchors(one, ids_new) for one in new])
    left = sorted(set(range(len(old))) - set(partner.values()))
    came = [n for n in range(len(new)) if n not in partner]
    again = _matched([_quotes(old[n]) for n in left], [_quotes(new[n]) for n in came])
    return partner | {came[n]: left[m] for n, m in again.items()}


def _quotes(claim: Lean) -> frozenset[str]:
    return frozenset(member.span.quote for member in claim.members if member.span.quote)


def _matched(old: Sequence[_Anchors], new: Sequence[_Anchors]) -> dict[int, int]:
    """Which of the new is which of the old: those that share the most words, each once."""
    where: dict[Any, list[int]] = {}
    for n, anchors in enumerate(old):
        for anchor in anchors:
            where.setdefault(anchor, []).append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for n, anchors in enumerate(new):
        for anchor in anchors:
            shared.update((n, m) for m in where.get(anchor, ()))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (n, m), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if n not in partner and m not in taken:
            partner[n] = m
            taken.add(m)
    return partner

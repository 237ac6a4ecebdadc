"""How a claim stands and since when: by one origin or more, denied, admitted after a denial, replaced, disputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.claims.alignment.items import Item
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.origins import Counted
from secondsource.claims.weight.tallies import Tally
from secondsource.model.claim import Status
from secondsource.model.reason import Reason
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rest of the pile says of a claim: whether a conflict stands against it, the count that replaces it and
    whether that takes it back, the item of another claim by which the denying side admits it or takes it back."""

    disputed: bool = False
    newer: Tally | None = None
    lowered: bool = False
    note: Span | None = None
    admitted: Item | None = None
    overtaken: Item | None = None


def judge(group: Sequence[Item], counted: Counted, standing: Standing, parties: Parties) -> tuple[Status, Reason]:
    """The status of a claim and its ground, with the days on which it was first told, denied, admitted or replaced."""
    denying = [item for item in group if item.stance == "denies"]
    admitting = [item for item in group if item.stance == "admits"]
    saying = [item for item in group if item.stance in ("asserts", "reports")]
    if standing.note is not None:
        return "corrected", _reason("correction", "a report says that it corrects this", group[0].span, standing.note)
    if standing.newer is not None:
        return _replaced(group, standing.newer, standing.lowered)
    if admitting and denying:
        return _admitted(denying, min(admitting, key=lambda item: (item.day, item.title, item.key)))
    if standing.admitted is not None:
        return _admitted(denying or [standing.admitted], standing.admitted, denying=bool(denying))
    if denying and (saying or admitting):
        return _denied(saying or admitting, denying, parties)
    if standing.overtaken is not None:
        told = f"the same side says otherwise{_on(standing.overtaken.day)}"
        return "superseded", _reason("overtaken", told, group[0].span, standing.overtaken.span)
    if standing.disputed:
        return "conflicting", _reason("disputed", "another account cannot be squared with it", group[0].span)
    plain = [item for item in saying if not item.title] or saying
    if plain and not admitting and all(item.open for item in plain):
        return "unresolved", _reason("unconfirmed", "told only as what nobody could confirm", saying[0].span)
    if counted.origins.low >= 2:
        detail = f"at least {counted.origins.low} origins, no dependency between them detected"
        return "corroborated", _reason("several-origins", detail, *(item.span for item in group[:2]))
    detail = "one origin" if counted.origins.high == 1 else "one origin for certain; whether there is a second is open"
    return "single-origin", _reason("one-origin-only", detail, group[0].span)


def _replaced(group: Sequence[Item], newer: Tally, lowered: bool) -> tuple[Status, Reason]:
    """A later count stands in its place; a lower one by the same side, of what can only grow, takes it back."""
    spans = (group[0].span, newer.items[0].span)
    if lowered:
        return "corrected", _reason("lowered", f"the same side gives a lower number{_on(newer.first)}", *spans)
    return "superseded", _reason("newer-count", f"a later count replaces it{_on(newer.first)}", *spans)


def _admitted(denials: Sequence[Item], admission: Item, denying: bool = True) -> tuple[Status, Reason]:
    first = min(denials, key=lambda item: (item.day, item.key))
    told = (
        f"denied{_on(first.day)}, admitted{_on(admission.day)} by the same side"
        if denying
        else (f"denied by the side that admits it{_on(admission.day)}")
    )
    return "denied-then-admitted", _reason("denied-then-admitted", told, first.span, admission.span)


def _denied(saying: Sequence[Item], denying: Sequence[Item], parties: Parties) -> tuple[Status, Reason]:
    """Denied by another; or by those who said it, who thus take it back; or the denial itself was taken back."""
    said, denial = (min(items, key=lambda item: (item.title, item.day, item.key)) for items in (saying, denying))
    back = [i for i in saying if i.withdraws and i.day >= denial.day and _one_party(i, denial, parties)]
    if back:
        told = f"denied{_on(denial.day)}, the denial withdrawn{_on(back[0].day)}"
        return "denied-then-admitted", _reason("denial-withdrawn", told, denial.span, back[0].span)
    if denial.day > said.day and {_voice(i, parties) for i in saying} == {_voice(denial, parties)}:
        told = f"said{_on(said.day)}, taken back{_on(denial.day)} by the same side"
        return "corrected", _reason("taken-back", told, said.span, denial.span)
    told = f"said by one side{_on(said.day)}, denied by another{_on(denial.day)}"
    return "denied", _reason("denied", told, said.span, denial.span)


def _one_party(left: Item, right: Item, parties: Parties) -> bool:
    return _voice(left, parties) == _voice(right, parties)


def _voice(item: Item, parties: Parties) -> str:
    return parties.of_source(item.speaker) if item.speaker else parties.of_strand(item.strand, item.report)


def _on(day: str) -> str:
    return f" on {day}" if day else ""


def _reason(name: str, detail: str, *spans: Span) -> Reason:
    return Reason(name, 1.0, detail, spans)

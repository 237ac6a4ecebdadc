"""What a reader must be told at a place: a denial printed after the admission, a figure after the newer one, a count by
a party to the conflict of its foe's losses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import WORD, Item
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.tallies import Tally
from secondsource.model.claim import Source, Status
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.resources.sides import Sort, side_of

#: The side that a class of victims stands on.
_CLASSES: Mapping[str, Sort] = {
    "soldier": "state",
    "police": "state",
    "insurgent": "non_state",
    "militant": "non_state",
    "fighter": "non_state",
}


def marks(
    items: Sequence[Item],
    status: Status,
    admitted: str,
    newer: Tally | None,
    trail: Trail,
    parties: Parties,
    sources: Mapping[str, Source],
) -> Iterator[Reason]:
    """The marks of a claim. `admitted` is the ISO day of the admission ("" if there is none), `sources` are those of
    the pile by id."""
    days = {item.sentence: item.day for item in items}
    if status == "denied-then-admitted" and admitted:
        taken = {i.sentence for i in items if i.stance == "admits"}
        late = [
            i for i in items if i.stance == "denies" and not i.recanted and not i.recalled and i.sentence not in taken
        ]
        late = [i for i in late if _stale(i, admitted, days, trail)]
        if late:
            told = f"the denial is still printed, though the admission was known on {admitted}"
            yield Reason("stale-denial", 0.0, told, tuple(item.span for item in late))
    if newer is not None and newer.first:
        late = [i for i in items if i.dated and not i.recalled and _stale(i, newer.first, days, trail)]
        late = [i for i in late if i.report not in newer.reports]
        if late:
            told = f"outdated when printed: a newer count was known on {newer.first}"
            yield Reason("outdated", 0.0, told, tuple(item.span for item in late))
    if words := _of_its_foe(items, parties, sources):
        yield Reason("party-claim", 0.0, words, tuple(item.span for item in items[:3]))


def _stale(item: Item, day: str, days: Mapping[Span, str], trail: Trail) -> bool:
    """Printed after a day; or on it, as a copy of what stood there before."""
    if not item.day or item.day < day:
        return False
    if item.day > day:
        return True
    above = [days.get(link.other, "") for link in trail.of(item.sentence) if link.trust >= COPY and not link.down]
    return any(other and other < day for other in above)


def _of_its_foe(items: Sequence[Item], parties: Parties, sources: Mapping[str, Source]) -> str:
    """In words that only one side of a fight says so, and of the other; "" where it is not so."""
    saying = [item for item in items if item.stance != "denies" and not item.title]
    theirs: set[Sort] = {sort for item in saying if (sort := _foe(item))}
    if not theirs:
        return ""
    voices = {i.speaker or parties.of_strand(i.strand, i.report) for i in saying}
    sides = {_side(voice, parties, sources) for voice in voices}
    if len(sides) != 1 or None in sides or sides & theirs or (sides == {"allied"} and "state" in theirs):
        return ""
    who = min(sources[voice].label for voice in voices if voice in sources)
    return f"a party's claim about its adversary: only {who} says so"


def _side(voice: str, parties: Parties, sources: Mapping[str, Source]) -> Sort | None:
    """For whom a voice speaks: by its own description, else by that of its party."""
    for name in (voice, parties.of_source(voice)):
        known = sources.get(name)
        if known is None:
            continue
        if known.kind == "state-media":
            return "state"
        if sort := side_of([word.casefold() for word in WORD.findall(known.label)]).sort:
            return sort
    return None


def _foe(item: Item) -> Sort | None:
    """Whose losses a count tells."""
    figure = item.figure
    if figure is None or figure.status not in ("killed", "wounded", "detained", "missing"):
        return None
    return _CLASSES.get((figure.victim_class or "").lower())

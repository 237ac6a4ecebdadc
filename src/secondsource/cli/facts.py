"""The facts of one report as lines for people: tolls, times, places, events, control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from secondsource.model.assertion import ControlMention, EventMention, When
from secondsource.model.place import PlaceMention
from secondsource.model.reading import Reading

MOST = 24  # of a kind in one line


def facts_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """(label, words) of each kind of fact that the report has."""
    said, quote = reading.assertions, reading.report.quote
    if toll := said.toll:
        classes = ", ".join(f"{name} {number}" for name, number in toll.by_class)
        yield "toll", f"{toll.killed} killed{f' ({classes})' if classes else ''} · {toll.injured} injured"
    if moments := reading.parse.moments:
        yield "times", _listed([f"{_line(quote(moment.span))} = {moment.value}" for moment in moments])
    if said.places:
        yield "where", _listed([_place(place) for place in said.places])
    if events := [event for event in said.events if event.type or event.figures]:
        yield "events", _listed([_event(event) for event in events])
    if said.control:
        yield "control", _listed([_control(change) for change in said.control])


def _listed(found: Sequence[str]) -> str:
    """Each once, with how often it stands there; the first of many."""
    counts = Counter(found)
    words = [word if count == 1 else f"{word} ×{count}" for word, count in list(counts.items())[:MOST]]
    more = len(counts) - MOST
    return " · ".join([*words, f"and {more} more"] if more > 0 else words)


def _line(words: str) -> str:
    return " ".join(words.split())


def _place(place: PlaceMention) -> str:
    """ "Tripoli 34.44, 35.85 (settlement, LB)", "Sund (not known)"."""
    site = place.site
    if site is None:
        return f"{place.name} (not known)"
    land = f", {site.country}" if site.country and site.kind != "country" else ""
    return f"{place.name} {site.lat:.2f}, {site.lon:.2f} ({site.kind}{land})"


def _event(event: EventMention) -> str:
    where = f" in {event.place.name}" if event.place else ""
    mood = "" if event.mood in ("asserted", "attributed") else f" ({event.mood})"
    return f"{event.label}{where}{_when(event.when)}{mood}"


def _control(change: ControlMention) -> str:
    kind = f" ({change.kind.replace('_', ' ')})" if change.kind else ""
    denied = " denied" if change.stance == "deny" else ""
    return f"{change.place}: {change.loser or '?'} → {change.taker or '?'}{kind}{_when(change.when)}{denied}"


def _when(when: When | None) -> str:
    if when is None or not (when.earliest or when.latest):
        return ""
    ends = dict.fromkeys((when.earliest or "...", when.latest or "..."))
    return f", {' to '.join(ends)}"

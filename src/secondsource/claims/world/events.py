"""Events and changes of control over all reports: mentions of one happening come together, their spans stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.world.one_event import parted
from secondsource.claims.world.tellings import stated
from secondsource.model.assertion import Assertions, EventMention, When
from secondsource.model.claim import Cast, Event
from secondsource.model.ids import digest
from secondsource.model.report import Report
from secondsource.model.story import Story

#: No more parties than this are listed for an event.
MOST_PARTIES = 4


def merge_events(
    stories: Sequence[Story],
    reports: Sequence[Report],
    assertions: Sequence[Assertions],
    cast: Cast,
    trail: Trail,
) -> tuple[Event, ...]:
    """One Event for each happening, in order of date and place in the reports; `assertions` in the order of `reports`.

    Mentions come together inside a story when their kind is the same and what they tell of days, places, parties and
    numbers can be of one event (see `tellings`). A happening that is only denied or imagined is none.
    """
    story_of = {report: story.id for story in stories for report in story.reports}
    by_id = {report.id: report for report in reports}
    harmed = {
        figure.id: (figure.status, figure.value)
        for said in assertions
        for figure in said.figures
        if figure.status and figure.value is not None
    }
    kinds: dict[tuple[str | None, str, bool], list[EventMention]] = {}
    for mention in (mention for said in assertions for mention in said.events):
        key = (story_of.get(mention.report), mention.label, mention.background)
        kinds.setdefault(key, []).append(mention)
    groups = [group for found in kinds.values() for group in parted(found, trail, by_id, harmed)]
    order = {mention.id: i for i, mention in enumerate(m for said in assertions for m in said.events)}
    groups.sort(key=lambda group: order[group[0].id])
    real = [g for g in groups if any(m.mood in ("asserted", "attributed", "planned") for m in g)]
    known = _known(cast)
    return tuple(_event(group, by_id, known) for group in real)


def _event(group: Sequence[EventMention], reports: dict[str, Report], known: dict[str, str]) -> Event:
    first = group[0]
    told = [m.place for m in group if m.place and m.place.precision != "report"]
    place = _commonest([p.name for p in told or [m.place for m in group if m.place]])
    named = [m.place for m in group if m.place and m.place.name == place]
    where = next((p for p in named if p.lat is not None), next(iter(named), None))
    return Event(
        id=digest("event", *(m.id for m in group)),
        label=_label(first, place),
        type=first.type,
        actors=_parties((m.actors for m in group), known),
        targets=_parties((m.targets for m in group), known),
        place=where,
        date=_date(group, reports),
        mentions=tuple(m.trigger for m in group),
        background=first.background,
        figures=tuple(figure for m in group for figure in m.figures),
    )


def _label(mention: EventMention, place: str | None) -> str:
    return f"{mention.label}, {place}" if place else mention.label


def _parties(lists: Iterable[tuple[str, ...]], known: dict[str, str]) -> tuple[str, ...]:
    """Ids of those named, the most often named first; words that nobody else in the pile goes by stay in the report."""
    counts = Counter(known[party.casefold()] for parties in lists for party in parties if party.casefold() in known)
    return tuple(sorted(counts, key=lambda party: (-counts[party], party)))[:MOST_PARTIES]


def _known(cast: Cast) -> dict[str, str]:
    """Names and labels in lower case -> id of the entity or source."""
    labels = {source.label.casefold(): source.id for source in cast.sources}
    forms = {form.casefold(): e.id for e in cast.entities for form in (*(v.form for v in e.variants), e.name)}
    return labels | forms


def _commonest(words: Sequence[str]) -> str | None:
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None


def _date(group: Sequence[EventMention], reports: dict[str, Report]) -> When:
    """The date that most mentions state; where none does, the day of the first report and the day before."""
    told = Counter(when for m in group if (when := stated(m)))
    if told:
        return min(told, key=lambda w: (-told[w], _width(w), w.earliest or "", w.latest or ""))
    published = sorted(p.earliest for m in group if (p := reports[m.report].published).earliest)
    if not published:
        return When(None, None, "none")
    day = date.fromisoformat(published[0][:10])
    return When((day - timedelta(days=1)).isoformat(), day.isoformat(), "range")


def _width(when: When) -> int:
    if not (when.earliest and when.latest):
        return 9999
    return (date.fromisoformat(when.latest[:10]) - date.fromisoformat(when.earliest[:10])).days

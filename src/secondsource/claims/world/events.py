"""Events and changes of control over all reports: mentions of one happening come together, their spans stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from secondsource.model.assertion import Assertions, EventMention, When
from secondsource.model.claim import Cast, Event
from secondsource.model.ids import digest
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.resources.happenings import is_speech
from secondsource.text.listed import listed

#: Words of a speaker's description that many share.
_TITLES = listed(
    "the and for his her its spokesman spokeswoman spokesperson official officials senior head source sources"
)
#: Days that two dated mentions of one kind may lie apart and still be one happening.
APART = 2
#: No more parties than this are listed for an event.
MOST_PARTIES = 4
#: Precisions of a date that is not stated but given by the rest of the report.
UNSTATED = frozenset({"inherited", "news"})
#: Days that an event without a stated day may lie before the report that tells of it.
NEWS_DAYS = 3


def merge_events(
    stories: Sequence[Story], reports: Sequence[Report], assertions: Sequence[Assertions], cast: Cast
) -> tuple[Event, ...]:
    """One Event for each happening, in order of date and place in the reports; `assertions` in the order of `reports`.

    Mentions come together inside a story when their kind is the same and their dates can be. A happening that is only
    denied or imagined is none.
    """
    story_of = {report: story.id for story in stories for report in story.reports}
    published = {report.id: report for report in reports}
    groups: list[list[EventMention]] = []
    for mention in (mention for said in assertions for mention in said.events):
        home = next((g for g in groups if _one(g, mention, story_of, published)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    real = [g for g in groups if any(m.mood in ("asserted", "attributed", "planned") for m in g)]
    known = _known(cast)
    return tuple(_event(group, published, known) for group in real)


def _one(
    group: Sequence[EventMention], mention: EventMention, story_of: dict[str, str], reports: dict[str, Report]
) -> bool:
    """Whether a mention tells of the happening that a group tells of."""
    first = group[0]
    if first.label != mention.label or story_of.get(first.report) != story_of.get(mention.report):
        return False
    if any(m.background for m in group) != mention.background:
        return False
    if is_speech(first.label) and not _same_party(group, mention):
        return False
    told = _when(mention, reports)
    return any(_near(_when(m, reports), told) for m in group)


def _when(mention: EventMention, reports: dict[str, Report]) -> When:
    """The stated time of a mention; else the days before its report."""
    published = reports[mention.report].published
    stated = _stated(mention)
    if stated or not (published.earliest and published.latest):
        return stated or When(None, None)
    return When((_day(published.earliest) - timedelta(days=NEWS_DAYS)).isoformat(), published.latest, "range")


def _stated(mention: EventMention) -> When | None:
    """The time that the words of a mention state, not what its report gives it."""
    return mention.when if mention.when and mention.when.precision not in UNSTATED else None


def _same_party(group: Sequence[EventMention], mention: EventMention) -> bool:
    """Whether the same party may have spoken: words of its name in common, or one of the two is not named."""
    known = [names for m in group if (names := _names(m.actors))]
    names = _names(mention.actors)
    return not names or not known or any(names & other for other in known)


def _names(actors: Sequence[str]) -> frozenset[str]:
    words = re.findall(r"\w+", " ".join(actors).casefold())
    return frozenset(word for word in words if len(word) > 2) - _TITLES


def _near(a: When, b: When) -> bool:
    """Whether two intervals meet, give or take APART days."""
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return True
    slack = timedelta(days=APART)
    return _day(a.earliest) <= _day(b.latest) + slack and _day(b.earliest) <= _day(a.latest) + slack


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


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
    stated = Counter(when for m in group if (when := _stated(m)))
    if stated:
        return min(stated, key=lambda w: (-stated[w], _width(w), w.earliest or "", w.latest or ""))
    published = sorted(p.earliest for m in group if (p := reports[m.report].published).earliest)
    if not published:
        return When(None, None, "none")
    day = _day(published[0])
    return When((day - timedelta(days=1)).isoformat(), day.isoformat(), "range")


def _width(when: When) -> int:
    if not (when.earliest and when.latest):
        return 9999
    return (_day(when.latest) - _day(when.earliest)).days

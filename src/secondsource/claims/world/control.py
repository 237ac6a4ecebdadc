"""Changes of control over all reports: who claimed, denied and admitted that a place was taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from secondsource.claims.world.located import Located, located, where_of
from secondsource.model.assertion import Assertions, ControlKind, ControlMention, When
from secondsource.model.claim import Cast, Control, ControlStatus
from secondsource.model.ids import digest
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.resources.holding import parts, strongholds, words_for
from secondsource.resources.sides import side_of
from secondsource.text.listed import listed

#: Free words or one of a few fixed ones (a kind, an extent).
_Word = TypeVar("_Word", bound=str)
_SETTLEMENTS = listed("town city village province region district capital metropolis")
_SIDES = listed("north south east west northern southern eastern western upper lower central")


#: Days within which the stated days of one change are taken together.
SPREAD = 3


def merge_control(
    stories: Sequence[Story], reports: Sequence[Report], assertions: Sequence[Assertions], cast: Cast
) -> tuple[Control, ...]:
    """One Control for each place that is said to have changed hands, in order of the reports.

    What lies before the news is left out. A denial that speaks of a whole town speaks of each part of it.
    """
    story_of = {report: story.id for story in stories for report in story.reports}
    published = {report.id: report for report in reports}
    speaker_source = cast.source_of()
    labels = {source.id: source.label for source in cast.sources}
    mentions = [m for said in assertions for m in said.control if not m.background]
    groups: list[list[ControlMention]] = []
    for mention in mentions:
        home = next((g for g in groups if _same(g[0], mention, story_of)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    groups = [g for g in _with_denials(groups, story_of) if not all(m.reached for m in g)]
    sites = located(assertions)
    return tuple(_control(group, published, speaker_source, labels, sites) for group in groups)


def _same(a: ControlMention, b: ControlMention, story_of: dict[str, str]) -> bool:
    """Whether two mentions speak of one place: a name in common, no other part and no other side of it."""
    if story_of.get(a.report) != story_of.get(b.report):
        return False
    sides = [_words(m.place) & _SIDES for m in (a, b)]
    if sides[0] and sides[1] and not sides[0] & sides[1]:
        return False
    return bool(_names(a.place) & _names(b.place)) and _kind(a.place) == _kind(b.place)


def _words(place: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", place.casefold()))


def _names(place: str) -> frozenset[str]:
    """The words with a capital: what the place is called."""
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", place))
    return frozenset(word.casefold() for word in words if word[0].isupper()) - _SETTLEMENTS - _SIDES


def _kind(place: str) -> frozenset[str]:
    """What of it is meant, if not the whole or an unnamed part: "market", "barracks"."""
    return (_words(place) & strongholds()) - parts() - _SETTLEMENTS - _names(place) - {"garrison", "territory"}


def _with_denials(groups: list[list[ControlMention]], story_of: dict[str, str]) -> list[list[ControlMention]]:
    """Groups that only deny are added to the claims that they deny; they stand alone where nobody claims."""
    claimed = [g for g in groups if any(m.stance != "deny" for m in g)]
    kept = [list(g) for g in claimed]
    for group in groups:
        if any(m.stance != "deny" for m in group):
            continue
        told = [home for home in kept if story_of.get(home[0].report) == story_of.get(group[0].report)]
        touched = [home for home in told if _names(group[0].place) & _names(home[0].place)]
        for home in touched:
            home.extend(group)
        if not touched:
            kept.append(group)
    return kept


def _control(
    group: Sequence[ControlMention],
    reports: dict[str, Report],
    source_of: dict[str, str],
    labels: dict[str, str],
    sites: Located,
) -> Control:
    order = list(reports)
    positive = [m for m in group if m.stance != "deny"]
    shown = positive or list(group)
    taker = _commonest([m.taker for m in shown if m.taker])
    roles: dict[str, list[str]] = {"claimed": [], "denied": [], "admitted": []}
    for mention in group:
        source = source_of.get(mention.by or "", mention.by)
        if source:
            roles[_role(mention, labels.get(source, ""), taker)].append(source)
    place = _commonest([m.place for m in shown]) or ""
    return Control(
        id=digest("change", *(m.id for m in group)),
        place=place,
        loser=_commonest([m.loser for m in shown if m.loser and not (taker and _one_sort(m.loser, taker))]),
        taker=taker,
        date=_date(shown, reports),
        status=_status(group, roles),
        claimed_by=_once(roles["claimed"]),
        denied_by=_once(roles["denied"]),
        admitted_by=_once(roles["admitted"]),
        evidence=tuple(sorted({m.evidence for m in group}, key=lambda s: (order.index(s.report), s.start))),
        kind=_kind_of_change(shown, taker),
        extent=_commonest([m.extent for m in shown if m.extent]),
        where=where_of(place, group, sites),
    )


def _kind_of_change(shown: Sequence[ControlMention], taker: str | None) -> ControlKind | None:
    """How the place came to the taker, by the mentions that name one of his sort; others tell of another change."""
    fitting = [m.kind for m in shown if m.kind and (not taker or not m.taker or _one_sort(m.taker, taker))]
    if fitting or not taker:
        return _commonest(fitting)
    taken = any(not m.reached for m in shown) or len(shown) > 1
    return "non_state_takes" if taken and _sort(taker) == "non_state" else None


def _one_sort(party: str, other: str) -> bool:
    """Whether two parties fight on one side, as far as their words tell."""
    return party == other or (_sort(party) is not None and _sort(party) == _sort(other))


def _sort(party: str) -> str | None:
    """Which sort of side the words speak of: "state" (whoever fights for it too), "non_state", or None."""
    sort = side_of(re.findall(r"[\w'’]+", party.casefold())).sort
    return "state" if sort == "allied" else sort


def _status(group: Sequence[ControlMention], roles: dict[str, list[str]]) -> ControlStatus:
    """The strongest thing that was said: an admission outweighs a denial, a denial a claim."""
    stances = {mention.stance for mention in group}
    if roles["admitted"] or "admit" in stances:
        return "admitted"
    if roles["denied"] or "deny" in stances:
        return "denied"
    return "claimed" if roles["claimed"] else "undisputed"


def _role(mention: ControlMention, label: str, taker: str | None) -> str:
    """What a speaker does: one who fights for the state and says that others took a place admits it."""
    if mention.stance == "deny":
        return "denied"
    words = _words(label)
    others = words_for("armed") - words_for("state")
    loyal = bool(words & words_for("state")) and not words & others
    against = loyal and bool(taker) and not _words(taker or "") & words_for("state")
    return "admitted" if mention.stance == "admit" or against else "claimed"


def _once(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _commonest(words: Sequence[_Word]) -> _Word | None:
    """The word that most mentions have; of several the longest."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], -len(word), word)) if counts else None


def _date(group: Sequence[ControlMention], reports: dict[str, Report]) -> When:
    """From the first to the last day that is stated, where they lie close together: a town may be claimed on one day
    and admitted on the next. Else the day that most state; with none, the day of the first report and the day before.
    """
    stated = Counter(days for m in group if (days := _days(m.when)))
    if stated:
        first, last = min(day for day, _ in stated), max(day for _, day in stated)
        if (date.fromisoformat(last) - date.fromisoformat(first)).days > SPREAD:
            first, last = min(stated, key=lambda days: (-stated[days], days))
        return When(first, last, "day" if first == last else "range")
    published = sorted(p.earliest for m in group if (p := reports[m.report].published).earliest)
    if not published:
        return When(None, None, "none")
    day = date.fromisoformat(published[0][:10])
    return When((day - timedelta(days=1)).isoformat(), day.isoformat(), "range")


def _days(when: When | None) -> tuple[str, str] | None:
    return (when.earliest[:10], when.latest[:10]) if when and when.earliest and when.latest else None

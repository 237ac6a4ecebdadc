"""The course of every count of a pile: which numbers belong together, in which order, what policies make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.figures.across import Across
from secondsource.claims.figures.overtaken import with_overtaken
from secondsource.claims.figures.points import Known, altered, points_of, shared_text
from secondsource.claims.figures.policies import POLICIES, in_order, latest
from secondsource.claims.figures.reckoned import Reckoned, Voices, point_of, reckoned
from secondsource.claims.figures.regroup import Sites, regrouped
from secondsource.claims.figures.scope import Around, scope_of, town_of
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft, tallies
from secondsource.claims.weight.tallies import Tally
from secondsource.model.assertion import Assertions, Toll
from secondsource.model.claim import Cast, Claim
from secondsource.model.course import Course, Point
from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.report import Report
from secondsource.model.story import Story

#: Story, fate, unit, class of people, and the place or time that is a scope of its own ("" for the story's).
Key = tuple[str, str, str, str, str]
#: What a report's own toll says nothing of.
FOREIGN = ("own side", "other time", "other place", "witness", "increment")


@dataclass(frozen=True, slots=True)
class Pile:
    """What courses are drawn from, beside the drafts and the finished claims."""

    stories: Sequence[Story]
    reports: Sequence[Report]
    assertions: Sequence[Assertions]
    lineage: Lineage
    cast: Cast
    parties: Parties
    trail: Trail


def courses(drafts: Sequence[Draft], claims: Sequence[Claim], pile: Pile) -> tuple[Course, ...]:
    """The courses of a pile by story, the fates with most reports first; those that have no point are left out."""
    shared, reports = shared_text(pile.lineage), {report.id: report for report in pile.reports}
    known = Known(
        reports,
        {claim.id: claim.status for claim in claims},
        {source.id: source.kind for source in pile.cast.sources},
        {source.id: source.label for source in pile.cast.sources},
        frozenset(figure for draft in drafts for figure in altered(draft.items, pile.trail, shared, reports)),
    )
    sites = _sites(pile.assertions)
    held: dict[Key, list[Point]] = defaultdict(list)
    counts = {said.report: [f for f in said.figures if f.unit == "person"] for said in pile.assertions}
    for block in regrouped(tallies(drafts), sites):
        home = {item.figure.id: tally.claim for tally in block for item in tally.items if item.figure}
        around = Around(block, known, pile.parties, sites, home, counts)
        for tally in block:
            of, points = _placed(tally, around)
            held[(*tally.block, of)] += points
    _reckon(held, pile, known)
    across = Across(pile.assertions, pile.stories)
    made = [_course(key, points, across) for key, points in held.items()]
    order = {story.id: i for i, story in enumerate(pile.stories)}
    return tuple(sorted((c for c in made if c.points), key=lambda c: _rank(c, order)))


def _placed(tally: Tally, around: Around) -> tuple[str, list[Point]]:
    """A tally's points, and the scope of their own that they have: a year, a town, or "" for the story's."""
    scope, points = scope_of(tally, around), points_of(tally, around.known)
    if scope == "other time":
        ends = [item.figure.window.end for item in tally.items if item.figure and item.figure.window]
        return min(end for end in ends if end)[:4], points
    if scope == "other place":
        return town_of(tally, around), points
    return "", [replace(point, apart=scope) for point in points]


def _reckon(held: dict[Key, list[Point]], pile: Pile, known: Known) -> None:
    """Put the tolls that reports come to without printing them beside the printed numbers."""
    story_of = {report: story.id for story in pile.stories for report in story.reports}
    voices = Voices(pile.lineage, pile.parties)
    told: dict[Key, dict[str, tuple[Reckoned, Toll]]] = defaultdict(dict)
    for said in pile.assertions:
        for found in reckoned(said):
            assert said.toll is not None
            told[story_of.get(said.report, said.report), found.status, "person", "", ""][said.report] = found, said.toll
    elsewhere: dict[tuple[str, ...], set[tuple[str, float | None]]] = defaultdict(set)
    for key in (key for key in held if key[4]):
        elsewhere[key[:3]] |= {(p.report, p.number) for p in held[key]}
    for key, tolls in told.items():
        printed = {(p.report, p.number) for p in held[key]} | elsewhere[key[:3]]
        held[key] = [_beside(p, *tolls[p.report]) if p.report in tolls else p for p in held[key]]
        for report, (found, toll) in tolls.items():
            if (report, found.value) not in printed:
                held[key].append(point_of(found, toll, known.reports[report], voices))
    _set_apart_untold(held, pile.assertions)


def _set_apart_untold(held: Mapping[Key, list[Point]], assertions: Iterable[Assertions]) -> None:
    """Where no report mainly tells of a fate, numbers in reports whose toll tells of another fate alone are of other
    people: of a report of four wounded, the five who died in the street last year."""
    tolls = {
        said.report: {"killed": said.toll.killed, "wounded": said.toll.injured} for said in assertions if said.toll
    }
    for (_, status, unit, people, of), points in held.items():
        if (unit, people, of) == ("person", "", "") and not any(point.main for point in points):
            points[:] = [
                replace(p, apart=p.apart or "beside") if tolls.get(p.report, {}).get(status) == 0 else p for p in points
            ]


def _beside(point: Point, found: Reckoned, toll: Toll) -> Point:
    """A printed number beside the toll of its report: the toll itself, or all who were hit ("five shot", of whom one
    died), or a part."""
    if point.number is None or point.apart in FOREIGN:
        return point
    if point.number == found.value:
        return replace(point, main=True, apart=None)
    if found.status == "wounded" and toll.killed and point.number - toll.killed == found.value:
        return replace(point, apart="definition")
    return replace(point, apart="part") if point.number < found.value and not point.source else point


def _course(key: Key, points: Iterable[Point], across: Across) -> Course:
    ordered = in_order(points)
    inside = tuple(with_overtaken([point for point in ordered if not point.apart], key[1]))
    made = Course(digest("course", *key), *key, inside, tuple(p for p in ordered if p.apart))
    now = set(latest(inside).points)
    return replace(
        made,
        current=tuple(point.id for point in inside if point.id in now),
        estimates=tuple(policy(inside) for policy in POLICIES.values()),
        sums=across.of(made),
    )


def _rank(course: Course, stories: Mapping[str, int]) -> tuple[object, ...]:
    """Story, the story's own scope first, then by reports; classes behind people at large."""
    reports = len({point.report for point in course.points})
    number = stories.get(course.story, len(stories))
    return number, bool(course.of), -reports, course.status, course.people, course.of, course.id


def _sites(assertions: Sequence[Assertions]) -> Sites:
    return {
        (said.report, place.name.casefold()): place.site for said in assertions for place in said.places if place.site
    }

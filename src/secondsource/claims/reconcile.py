"""From what each report says to what the pile says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.claims.alignment.align import align
from secondsource.claims.alignment.disputes import with_disputes
from secondsource.claims.alignment.grounds import Grounds
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.happened import occurrences, sites, with_happenings
from secondsource.claims.alignment.reader import gather
from secondsource.claims.conflicts.find import find_conflicts
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.figures.courses import Pile as Counted
from secondsource.claims.figures.courses import courses
from secondsource.claims.identity.judged import sources_of
from secondsource.claims.identity.parties import Parties
from secondsource.claims.identity.publishers import published
from secondsource.claims.identity.unite import unite
from secondsource.claims.judging.counts import Marks, Unjudged
from secondsource.claims.judging.statuses import with_statuses
from secondsource.claims.judging.wordings import with_wordings
from secondsource.claims.knowledge.order import order
from secondsource.claims.weight.admissions import taken_back
from secondsource.claims.weight.cues import cues
from secondsource.claims.weight.drafts import Draft, drafted, finished
from secondsource.claims.world.control import merge_control
from secondsource.claims.world.events import merge_events
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Cast, Control, Event, Findings
from secondsource.model.judged import NOTHING, Judged
from secondsource.model.judgement import Judgement
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.publisher import by_report
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.resources.publishers import Directory, directory


def reconcile(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
    known: Directory | None = None,
    judged: Judged = NOTHING,
    unjudged: Lineage | None = None,
) -> Findings:
    """Identities, events, control, claims and conflicts; `parses` and `assertions` in the order of `reports`. `known`
    are the publishers and their owners (default: the list that comes with the package). What was `judged` outranks what
    is found; `unjudged` is the lineage as it would be without (None: no edge was judged)."""
    cast = unite(reports, parses, assertions, stories, judged)
    events = merge_events(stories, reports, assertions, cast, Trail(lineage, parses))
    control = merge_control(stories, reports, assertions, cast)
    return weigh(stories, reports, parses, assertions, lineage, cast, events, control, known, judged, unjudged)


def weigh(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
    cast: Cast,
    events: Sequence[Event] = (),
    control: Sequence[Control] = (),
    known: Directory | None = None,
    judged: Judged = NOTHING,
    unjudged: Lineage | None = None,
) -> Findings:
    """The same, when it is known who is who and what happened."""
    publishers = published(reports, known or directory())
    houses = by_report(publishers)
    seen = cues(reports, houses, cast)
    apart = frozenset(pair for e in judged.of("edge") if e.verdict == "negative" for pair in _pairs(e))
    trail = Trail(lineage, parses, seen.of, apart)
    parties = Parties(cast, reports, lineage)
    items = gather(stories, reports, parses, assertions, lineage, cast, events, control)
    aligned = with_disputes(align(items, trail, parties.of_source))
    grounds = Grounds(items, trail, parties.of_source)
    happened = with_happenings(aligned, items, occurrences(events), sites(assertions), trail)
    groups = with_wordings(taken_back(happened, items, trail), judged, grounds, trail)
    drafts: list[Draft] = drafted(groups, parties, trail, seen)
    pile = Pile(drafts, items, trail, parties, cast, reports, parses, assertions, stories, events)
    conflicts = find_conflicts(pile)
    before = (
        Unjudged(unjudged, Trail(unjudged, parses, seen.of), Parties(cast, reports, unjudged)) if unjudged else None
    )
    marks = Marks(judged, sources_of(judged, reports, assertions, cast), lineage, before)
    joined = {draft.id: (*grounds.of(draft.items), *marks.of(draft)) for draft in drafts}
    reckoned = finished(drafts, conflicts, reports, cast, houses, parties, trail)
    claims = with_statuses([replace(c, why=(*c.why, *joined[c.id])) for c in reckoned], judged)
    known_when = order(stories, reports, assertions, claims, lineage)
    found = courses(drafts, claims, Counted(stories, reports, assertions, lineage, cast, parties, trail))
    return Findings(cast, tuple(events), tuple(control), claims, conflicts, publishers, known_when, found)


def _pairs(entry: Judgement) -> list[frozenset[str]]:
    return [frozenset((one.report, other.report)) for one, other in entry.target.pairs]

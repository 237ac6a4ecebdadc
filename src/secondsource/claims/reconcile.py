"""From what each report says to what the pile says."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.claims.alignment.align import align
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.happened import occurrences, sites, with_happenings
from secondsource.claims.alignment.reader import gather
from secondsource.claims.conflicts.find import find_conflicts
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.identity.parties import Parties
from secondsource.claims.identity.unite import unite
from secondsource.claims.weight.admissions import taken_back
from secondsource.claims.weight.drafts import Draft, drafted, finished
from secondsource.claims.world.control import merge_control
from secondsource.claims.world.events import merge_events
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Cast, Control, Event, Findings
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.story import Story


def reconcile(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
) -> Findings:
    """Identities, events, control, claims and conflicts; `parses` and `assertions` in the order of `reports`."""
    cast = unite(reports, parses, assertions)
    events = merge_events(stories, reports, assertions, cast)
    control = merge_control(stories, reports, assertions, cast)
    return weigh(stories, reports, parses, assertions, lineage, cast, events, control)


def weigh(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
    cast: Cast,
    events: Sequence[Event] = (),
    control: Sequence[Control] = (),
) -> Findings:
    """The same, when it is known who is who and what happened."""
    trail = Trail(lineage, parses)
    parties = Parties(cast, reports, lineage)
    items = gather(stories, reports, parses, assertions, lineage, cast, events, control)
    aligned = align(items, trail, parties.of_source)
    groups = with_happenings(aligned, items, occurrences(events), sites(assertions), trail)
    drafts: list[Draft] = drafted(taken_back(groups, items, trail), parties, trail)
    pile = Pile(drafts, items, trail, parties, cast, reports, parses, assertions, stories, events)
    conflicts = find_conflicts(pile)
    claims = finished(drafts, conflicts, reports, cast, parties, trail)
    return Findings(cast, tuple(events), tuple(control), claims, conflicts)

"""Everything that one report says."""

from __future__ import annotations

from secondsource.assertions.attribution.claiming import only_claims
from secondsource.assertions.attribution.statements import find_statements
from secondsource.assertions.capitals import sentence_case
from secondsource.assertions.counting.arithmetic import relations
from secondsource.assertions.counting.figures import find_figures
from secondsource.assertions.counting.toll import find_toll
from secondsource.assertions.happenings.control import find_control
from secondsource.assertions.happenings.events import find_events, link_figures
from secondsource.assertions.placing.attach import attach
from secondsource.assertions.placing.find import find_places
from secondsource.model.assertion import Assertions
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find(report: Report, parse: Parse, *, said_only: bool = False) -> Assertions:
    """Speakers, statements, figures, events, control and places of a report, each in order of position, and its toll;
    of a report that is not in English only the places that are marked in it.

    With `said_only`, what only the engine's network takes for an attribution counts where it claims something.
    """
    if parse.language != "en":
        return Assertions(report.id, places=find_places(report, parse))
    report = sentence_case(report, parse)
    speakers, statements = find_statements(report, parse)
    if said_only:
        statements = only_claims(report, parse, speakers, statements)
        heard = {id_ for statement in statements for id_ in statement.chain}
        speakers = tuple(speaker for speaker in speakers if speaker.id in heard)
    figures = find_figures(report, parse, statements)
    events = link_figures(find_events(report, parse, statements, speakers), figures, parse)
    control = find_control(report, parse, statements)
    places = find_places(report, parse)
    toll, sums = find_toll(report, parse, figures), relations(parse, figures)
    return Assertions(report.id, speakers, statements, figures, attach(events, places), control, places, toll, sums)

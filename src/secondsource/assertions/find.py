"""Everything that one report says."""

from __future__ import annotations

from secondsource.assertions.attribution.statements import find_statements
from secondsource.assertions.counting.figures import find_figures
from secondsource.assertions.happenings.control import find_control
from secondsource.assertions.happenings.events import find_events, link_figures
from secondsource.model.assertion import Assertions
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find(report: Report, parse: Parse) -> Assertions:
    """Speakers, statements, figures, events and control of a report, each in order of position."""
    speakers, statements = find_statements(report, parse)
    figures = find_figures(report, parse, statements)
    events = link_figures(find_events(report, parse, statements, speakers), figures, parse)
    control = find_control(report, parse, statements)
    return Assertions(report.id, speakers, statements, figures, events, control)

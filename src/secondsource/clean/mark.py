"""Mark what stands around the story: title, byline, dateline, credits, furniture, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from secondsource.clean.bylines import is_reporting, is_sign_off
from secondsource.clean.credits import read_credits, suffix_credit
from secondsource.clean.dateline import Dateline, read_dateline
from secondsource.clean.hints import Hints
from secondsource.clean.layout import Layout, lay_out
from secondsource.clean.lines import Line, split_lines
from secondsource.clean.outlet import read_outlet
from secondsource.clean.pictures import picture_credit
from secondsource.clean.published import read_published
from secondsource.model.report import Furniture, Report
from secondsource.model.span import Span
from secondsource.resources.marks import marks
from secondsource.text.capitals import lowered, shouted
from secondsource.text.dates import find_dates

#: A word that a page's script left behind a sentence: "... will go on. section."
_STRAY = re.compile(r"(?<=[a-z][.!?] )[a-z]+\.$")
#: A bracket at the end of a paragraph, brackets in it allowed.
_LAST_BRACKET = re.compile(r"[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]\.?$")
#: "Lima, 6 May 2024" at the head of a statement.
_PLACE_AND_DATE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, (?=.*\d)")


def mark(report: Report, hints: Hints) -> Report:
    """The report with everything around the story marked as spans; its text stays as it is.

    A text all in capitals is marked as it would be in small letters: capitals in it tell no headline from a sentence.
    """
    if not shouted(report.text):
        return _marked(report, hints)
    return replace(_marked(replace(report, text=lowered(report.text)), hints), text=report.text)


def _marked(report: Report, hints: Hints) -> Report:
    lines = split_lines(report.text)
    layout = lay_out(lines, hints)
    lead = layout.body[0] if layout.body else None
    if apart := layout.of_kind("dateline"):
        lead = apart[0]
    dateline = read_dateline(f"{lead.text} X" if apart else lead.text, report.text) if lead else None
    outlet = read_outlet(report, hints, layout)
    published, page_dates = read_published(report, hints, layout, lead, dateline)
    return replace(
        report,
        title=_span(report, layout.title),
        byline=_byline(report, layout),
        dateline=_dateline(report, layout, lead, dateline),
        headings=tuple(
            Span(report.id, line.start, line.end) for line in sorted(layout.headings, key=lambda n: n.start)
        ),
        outlet=outlet,
        published=published,
        credits=read_credits(report, layout, lead, dateline, outlet.name if outlet else ""),
        furniture=tuple(sorted(_furniture(report, layout, lead, dateline), key=lambda f: (f.span, f.kind))),
        page_dates=page_dates,
        headline=hints.title if hints.title and hints.title not in report.text else None,
        toponyms=None if hints.toponyms is None else tuple(Span(report.id, *place) for place in hints.toponyms),
    )


def _span(report: Report, line: Line | None) -> Span | None:
    return Span(report.id, line.start, line.end) if line else None


def _byline(report: Report, layout: Layout) -> Span | None:
    """The line under the title that names the authors; without one, the wire's sign-off that does."""
    if named := layout.of_kind("byline"):
        return _span(report, named[0])
    for line in layout.of_kind("sign-off"):
        if is_reporting(line.text):
            return _span(report, line)
    for line in layout.body[-1:]:
        if m := _run_in(line):
            return Span(report.id, line.start + m.start(), line.start + m.end())
    return None


def _dateline(report: Report, layout: Layout, lead: Line | None, dateline: Dateline | None) -> Span | None:
    """The dateline before the lead, or the line of place and date at the head of a statement."""
    if lead and dateline:
        return Span(report.id, lead.start, lead.start + dateline.end)
    for line in layout.of_kind("page-date"):
        words = line.words[0].casefold()
        m = _PLACE_AND_DATE.match(line.text)
        if m and words not in marks("stamps") | marks("editions") and not find_dates(m[0]):
            return _span(report, line)
    return None


def _furniture(report: Report, layout: Layout, lead: Line | None, dateline: Dateline | None) -> Iterator[Furniture]:
    """Whole lines of furniture, and the words inside paragraphs that are no part of the story."""
    for kind, line in layout.furniture:
        found = picture_credit(line.text) if kind == "caption" and not line.long else None
        cut = line.start + found.start if found else line.end
        if cut > line.start:
            yield Furniture(kind, Span(report.id, line.start, line.start + len(report.text[line.start : cut].rstrip())))
        if found:
            yield Furniture("credit", Span(report.id, cut, line.end))
    if lead and dateline and not layout.of_kind("dateline"):
        yield Furniture("dateline", Span(report.id, lead.start, lead.start + dateline.end))
    if suffix := suffix_credit(layout):
        line, start, end = suffix
        yield Furniture("agency", Span(report.id, line.start + start, line.start + end))
    for line in layout.body:
        if m := _run_in(line):
            yield Furniture("sign-off", Span(report.id, line.start + m.start(), line.start + m.end()))
        elif m := _STRAY.search(line.text[-40:]):
            yield Furniture("stray", Span(report.id, line.end - len(m[0]), line.end))


def _run_in(line: Line) -> re.Match[str] | None:
    """The sign-off that runs on at the end of a paragraph."""
    m = None if line.long else _LAST_BRACKET.search(line.text)
    return m if m and is_sign_off(m[0]) else None

"""Who published a report, and what says so."""

from __future__ import annotations

import re

from secondsource.clean.hints import Hints
from secondsource.clean.layout import Layout
from secondsource.model.report import Outlet, Report
from secondsource.text.urls import host_of

_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{4}\s*)?(?:by\s+)?(?P<name>[A-Z][^.|,()]{2,50}?)"
    r"(?:[.|,()-]|\s+All rights|$)"
)


def read_outlet(report: Report, hints: Hints, layout: Layout) -> Outlet | None:
    """The outlet by the container's word, masthead, line of its own staff, notice of copyright or address."""
    if hints.outlet:
        return Outlet(hints.outlet, hints.outlet_basis or "container")
    for line in layout.of_kind("masthead"):
        return Outlet(_name(line.text), "masthead")
    for line in layout.of_kind("sign-off"):
        if m := re.match(r"(.{2,50}?) staff\b.*\bcontributed", line.text):
            return Outlet(m[1].strip(), "staff line")
    for line in layout.of_kind("subscribe"):
        if m := re.match(r"Discover more from (.{2,60}?)(?: \||$)", line.text):
            return Outlet(m[1].strip(), "subscription line")
    for line in layout.of_kind("copyright"):
        if m := _COPYRIGHT.search(line.text):
            return Outlet(m["name"].strip(), "copyright line")
    host = host_of(hints.url or report.url or "")
    return Outlet(host, "url") if host else None


def _name(masthead: str) -> str:
    """The name in a masthead line, without what is parted from it."""
    return re.split(r"\s[|–—]\s|, \d|\. ", masthead)[0].strip(" .")

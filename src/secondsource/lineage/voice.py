"""Who speaks in a report, as far as its outward form tells: agency, outlet or office, and which edition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from secondsource.lineage import house
from secondsource.model.parse import Parse
from secondsource.model.report import Credit, Report
from secondsource.model.span import Span
from secondsource.resources.agencies import known_agency
from secondsource.text.normalize import fold
from secondsource.text.urls import name_in

HEADING = 12  # words of the longest line that counts as a heading
HEAD = 400  # characters: where a slug, a masthead or the words "press release" stand
#: "(3rd lead)", "2nd Ld", "UPDATE 2-", "WRAPUP 3", "Lead 4": how agencies number the editions of one story.
_LEAD = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th) ?(?:lead|ld|update|writethru)\b|\b(?:update|wrapup|lead|writethru) (\d{1,2})\b", re.I
)
#: What offices call the papers that they issue themselves.
_RELEASE = re.compile(
    r"\b(?:press release|news release|media release|press statement|communiqu[eé]|for immediate release|press office|"
    r"joint statement|official statement|media advisory)\b|^\s*statement\b",
    re.I | re.M,
)


#: "told Continental": whom a dispatch's sources talk to is the agency that sends it.
_TOLD = re.compile(r"\btold ([A-Z][\w-]+)(?=[ .,;:)]|$)")
_PERSON = re.compile(r"(?<!\bin )\b[A-Z][\w'’-]+(?: (?:al-)?[A-Z][\w'’-]+)+")

_SIGNED = re.compile(r"(?:contributing|contributors?|reporting|writing|editing)\b", re.I)
_CONTRIBUTING = re.compile(r"^\s*contribut(?:ing|ors?)\s*:\s*(.{3,120})$", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Voice:
    """A report's outward form. `dispatch` says that it is an agency's own copy (dateline and sign-off, no other
    outlet), `agency` which one's ("" where that is not told); `credited` are the agencies that the text is credited to
    (never pictures); `people` those named in the sign-off; `newest` is the latest ISO day that it speaks of. `site` is
    the host of its page ("" where there is none), `names` are the forms (see house.py) by which its house is called,
    `mentions` where it uses names by their forms, `authors` the people of its byline and of lines
    of contributors."""

    report: Report
    dispatch: bool
    agency: str
    outlet: str
    credited: tuple[Credit, ...]
    signed: Span | None
    people: frozenset[str]
    lead: int | None
    release: bool
    newest: str | None
    site: str = ""
    names: frozenset[str] = frozenset()
    mentions: Mapping[str, Span] = field(default_factory=dict)
    authors: frozenset[str] = frozenset()

    def credits(self, name: str) -> Credit | None:
        """The credit to that agency or outlet, if there is one."""
        return next((c for c in self.credited if same_name(c.agency, name)), None) if name else None

    def calls(self, other: Voice) -> Span | None:
        """Where this report credits or names the house of the other; None too where both are of one house."""
        if self.names & other.names or other.office:
            return None
        for credit in self.credited:
            if house.forms(credit.agency) & other.names:
                return credit.span
        return next((self.mentions[form] for form in sorted(other.names) if form in self.mentions), None)

    def strangers(self, other: Voice) -> frozenset[str]:
        """The agencies and houses that its text is credited to and that neither of the two is."""
        both = self.names | other.names
        texts = {fold(c.agency) for c in self.credited if c.kind == "wire" and not house.forms(c.agency) & both}
        return frozenset(texts)

    @property
    def office(self) -> bool:
        """Whether it stands on the page of a public office."""
        return house.is_office(self.report)


def voice(report: Report, parse: Parse) -> Voice:
    """The voice of a report."""
    site = house.host(report)
    outlet, holder = _house(report, site)
    signed = next((f.span for f in report.furniture if f.kind == "sign-off"), None)
    textual = (*(c for c in report.credits if c.kind in ("wire", "in-text") and not _SIGNED.match(c.agency)), *holder)
    dispatch, agency = _dispatch(report, parse, outlet, signed, textual)
    lead = _LEAD.search(report.text[:HEAD])
    days = [m.earliest for m in parse.moments if m.earliest and m.earliest == m.latest]
    return Voice(
        report,
        dispatch,
        agency,
        outlet,
        tuple(c for c in textual if c.agency and not same_name(c.agency, agency)),
        signed,
        frozenset(_PERSON.findall(report.quote(signed))) if signed else frozenset(),
        int(lead.group(1) or lead.group(2)) if lead else None,
        not dispatch and (house.is_office(report) or any(_RELEASE.search(line) for line in _headings(report))),
        max(days, default=None),
        site,
        house.names(report, (outlet, agency)),
        house.mentions(report, (n.span for n in parse.names if n.type in ("person", "place"))),
        _authors(report),
    )


def _house(report: Report, site: str) -> tuple[str, tuple[Credit, ...]]:
    """The outlet, and a credit where the text on its page is somebody else's by the copyright line."""
    name = report.outlet.name if report.outlet else ""
    if not site or not report.outlet or report.outlet.basis != "copyright line":
        return name, ()
    if house.forms(name) & house.forms(name_in(site)):
        return name, ()
    at = max(0, report.text.find(name))
    return site, (Credit(_holder(name), "wire", Span(report.id, at, at + len(name))),)


def _holder(name: str) -> str:
    """The name in a copyright line: "2014 The Associated Press", "Associated Press modified"."""
    words = re.sub(r"^(?:copyright\s*)?(?:\d{4}\s*)?|\s+modified$", "", name, flags=re.I)
    agency = known_agency(words)
    return agency.name if agency else words


def _authors(report: Report) -> frozenset[str]:
    """The people of the byline and of lines that name contributors, folded."""
    lines = [report.quote(report.byline)] if report.byline else []
    lines += [m.group(1) for m in _CONTRIBUTING.finditer(report.text)]
    return frozenset(fold(name) for line in lines for name in _PERSON.findall(line.title() if line.isupper() else line))


def editions(left: Voice, right: Voice) -> bool:
    """Whether two dispatches are of one agency: it has the same name, or the same people signed both."""
    if not left.dispatch or not right.dispatch:
        return False
    if left.agency and right.agency:
        return same_name(left.agency, right.agency)
    return bool(left.people & right.people)


def _dispatch(
    report: Report, parse: Parse, outlet: str, signed: Span | None, credits: tuple[Credit, ...]
) -> tuple[bool, str]:
    """Whether this is an agency's own copy, and whose: it stands in the dateline, or the text is signed off the way
    agencies do."""
    named = [c for c in credits if c.agency]
    if outlet:
        own = any(same_name(outlet, c.agency) for c in named)
        wires = (agency := known_agency(outlet)) and agency.kind == "wire"
        own = own or bool(wires and not any(c.kind == "wire" for c in named))
        return own, outlet if own else ""
    head = [c for c in named if c.kind == "wire" and report.dateline and c.span.start <= report.dateline.end + 40]
    if head and (signed or not _foreign_end(report, head[0])):
        return True, head[0].agency
    by_form = signed and any(c.kind == "wire" and c.span.shared(signed) for c in credits)
    if not by_form:
        return False, ""
    return True, named[0].agency if named else _told(report, parse)


def _headings(report: Report) -> list[str]:
    """The short lines at the head of a report: slug, masthead, headline; a news sentence is longer."""
    return [line for line in report.text[:HEAD].splitlines() if len(line.split()) <= HEADING]


def _told(report: Report, parse: Parse) -> str:
    """The name that stands most often after "told" and is no person's or place's."""
    known = {report.quote(n.span) for n in parse.names if n.type in ("person", "place")}
    found = Counter(name for name in _TOLD.findall(report.text) if name not in known)
    return min(found, key=lambda name: (-found[name], name)) if found else ""


def _foreign_end(report: Report, credit: Credit) -> bool:
    """Whether the text ends with the bare name of the agency, as reprints do."""
    return report.text.rstrip()[-40:].casefold().endswith(credit.agency.casefold())


def same_name(one: str, other: str) -> bool:
    """Whether two names of agencies or outlets mean the same: equal but for case, accents, "the" and "agency"."""
    return bool(one and other) and _plain(one) == _plain(other)


def _plain(name: str) -> str:
    words = [fold(word) for word in re.findall(r"\w+", name)]
    return " ".join(w for w in words if w not in ("the", "agency", "news")) or " ".join(words)

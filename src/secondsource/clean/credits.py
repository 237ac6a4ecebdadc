"""Whom a report credits: for its text, its pictures, its own people, and for single things told to an agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.clean.bylines import INITIALS, is_sign_off, names_place
from secondsource.clean.dateline import Dateline
from secondsource.clean.layout import Layout
from secondsource.clean.lines import Line
from secondsource.clean.pictures import picture_credit
from secondsource.model.report import Credit, Report
from secondsource.model.span import Span
from secondsource.resources.agencies import known_agency
from secondsource.resources.marks import either
from secondsource.resources.outlets import outlets

_NAME = r"(?:[A-Z][\w’'&.-]*[\w]|[A-Z])(?: (?:of the |of |de |al-)?[A-Z][\w’'&-]*){0,4}"
_TELLING = r"told|tells|telling|interview with|statement to|speaking to|spoke to|spoken to"
_KIND = (
    r"(?:news agency|newswire|agency|newspaper|broadcaster|channel|station|radio|television|website|magazine|daily"
    r"|weekly|paper)"
)
#: "told Kestrel", "told the Kestrel news agency", "told the Lima Post, a local newspaper".
_TOLD = re.compile(
    rf"\b(?:{_TELLING}) (?:the )?(?P<name>{_NAME})(?P<kind>(?:,? (?:a |an |the )?(?:[\w-]+ ){{0,2}}{_KIND}\b)?)"
)
_ACCORDING = re.compile(
    rf"\b(?:according to|reported by|citing|quoted by) (?:the )?(?P<name>{_NAME}) (?:news )?agency\b"
)
_AGENCY_AFTER = re.compile(rf"\b(?P<name>{_NAME}) (?:news agency|newswire)\b|\bthe (?P<name2>{_NAME}) agency\b")
#: "... he said. — Kestrel" or "... he said. (KNA)" at the end of the last paragraph.
_SUFFIX = re.compile(
    r"(?:(?<=[.!?”\"’)]) ?|\s)"
    r"(?P<all>[—–-]{1,2} ?(?P<name>(?:With )?[A-Z][\w/&. -]{1,30})|\((?P<name2>[A-Z][\w/& -]{1,30})\))\.?$"
)


#: How the sentence before such a credit ends.
_ENDS = (".", "!", "?", "”", '"', "’")
#: What stands after these words is an agency or outlet, whether it is known or not.
_GIVEN = re.compile(
    r"\W*(?:sources?:|agenc(?:y|ies):|via\b|from (?=[A-Z][\w ]+ reports?\b)"
    r"|(?:with )?(?:files|inputs?|contributions|copy|material|agency inputs|reports) from)",
    re.I,
)
#: After these it may be a person too, if it is not one word.
_BY = re.compile(r"by ", re.I)
_GIVEN_ONE = re.compile(
    r"\W*(?:additional reporting(?: by|:)|reporting:|with (?:additional )?reporting (?:by|from))", re.I
)


def read_credits(
    report: Report, layout: Layout, lead: Line | None, dateline: Dateline | None, outlet: str = ""
) -> tuple[Credit, ...]:
    """Every credit in the order of the text; what the report's own `outlet` was told is none."""
    wires = list(_wires(report, layout, lead, dateline, outlet))
    named = [credit.agency for credit in wires if credit.agency]
    credits = [*wires, *_pictures(report, layout), *_told(report, layout, named, outlet)]
    credits += _signed(report, layout, named or [c.agency for c in credits if c.kind == "in-text"])
    return tuple(sorted(set(credits), key=lambda c: (c.span, c.kind, c.agency)))


def _wires(
    report: Report, layout: Layout, lead: Line | None, dateline: Dateline | None, outlet: str
) -> Iterator[Credit]:
    """Credits for the text: in the dateline, in the byline, under the story, at its end."""
    if lead and dateline and dateline.agency:
        start, end = dateline.agency
        for name in _split(lead.text[start:end].strip("()")):
            yield Credit(name, "wire", Span(report.id, lead.start + start, lead.start + end))
    for line in layout.of_kind("byline", "sign-off"):
        yield from _shared(report, line, layout, outlet)
    for line in layout.of_kind("agency"):
        for name in _split(line.text):
            yield Credit(name, "wire", Span(report.id, line.start, line.end))
    if found := suffix_credit(layout):
        line, start, end = found
        for name in _split(line.text[start:end].strip("()—–- ")):
            yield Credit(name, "wire", Span(report.id, line.start + start, line.start + end))


def suffix_credit(layout: Layout) -> tuple[Line, int, int] | None:
    """The credit at the end of the last paragraph ("... he said. — Kestrel"): the line, start and end in it."""
    if not layout.body or layout.body[-1].long:
        return None
    line = layout.body[-1]
    if m := _SUFFIX.search(line.text):
        name = (m["name"] or m["name2"]).strip()
        ended = m["name"] and line.text[: m.start("all")].rstrip().endswith(_ENDS) and _all_capital(name)
        if len(name.split()) <= 4 and (known_agency(name) or ended or (m["name2"] and name.isupper())):
            return line, m.start("all"), m.end("all")
    return None


def _all_capital(name: str) -> bool:
    """Whether every word is one of a name: what stands after a dateline's dash is a sentence."""
    return all(word[0].isupper() or word in ("of", "the", "and", "&") for word in re.split(r"[ /]+", name) if word)


def _sent(match: re.Match[str], text: str, layout: Layout, outlet: str) -> bool:
    """Whether one word after a comma closes a byline and is no place of the story: "By Ana Ruiz, Kestrel"."""
    closes = match.end() == len(text) and match[0].startswith(",")
    name = match["name"]
    return (
        closes
        and " " not in name
        and _plain(name) not in _plain(outlet)
        and bool(_BY.match(text))
        and not names_place(name, layout.body)
    )


def _shared(report: Report, line: Line, layout: Layout, outlet: str) -> Iterator[Credit]:
    """What a byline or sign-off says of agencies and of the paper's own people."""
    text, whole = line.text, Span(report.id, line.start, line.end)
    if m := re.search(rf"(?:\b(?:and|with|from|by|the) +|^){either('unnamed_agencies')}\b", text, re.I):
        yield Credit("", "wire", Span(report.id, line.start + m.start(), line.start + m.end()))
    if m := re.match(r"(?:The )?(?P<who>.{2,50}?) staff\b.*\bcontributed", text):
        yield Credit(m["who"], "staff", whole)
        return
    if m := INITIALS.fullmatch(text):
        for name in _split(m["agencies"]):
            yield Credit(name, "wire", whole)
        return
    if m := re.fullmatch(r"(?P<name>[A-Z][\w’'&-]*), (?P<place>[A-Z][\w’' -]+)", text):  # "Kestrel, Lima"
        yield Credit(m["name"], "wire", Span(report.id, line.start, line.start + m.end("name")))
        return
    contributors, contributed, _ = text.partition(" contributed")
    text = contributors if contributed else text
    given, one = _GIVEN.match(text), _GIVEN_ONE.match(text)
    if opening := given or one:
        text = text[opening.end() :]
    for m in re.finditer(rf"(?:[:,/;(]|^|\b(?:by|from|and|with|the|[Bb][Yy])) ?(?P<name>{_NAME})", text):
        name = m["name"]
        agency = known_agency(name)
        told = given or ((one or contributed) and " " not in name and name not in ("The", "A"))
        other = _outlet_name(name) and is_sign_off(line.text)  # in a byline it is the writer's own
        if agency or told or other or _sent(m, text, layout, outlet):
            yield Credit(agency.name if agency else name, "wire", whole)


def _signed(report: Report, layout: Layout, named: list[str]) -> Iterator[Credit]:
    """A wire's sign-off is a credit by its format; the agency is the one the report names elsewhere."""
    for line in layout.of_kind("sign-off", "end-mark"):
        span = Span(report.id, line.start, line.end)
        if line.text.startswith("(") and re.match(r"\((?:Additional |Writing|Reporting|Editing)", line.text):
            yield Credit(named[0] if named else "", "wire", span)
        elif m := re.match(r"ENDS?/(?P<name>[A-Z]{2,8})\b", line.text):
            yield Credit(m["name"], "wire", span)


def _pictures(report: Report, layout: Layout) -> Iterator[Credit]:
    for line in layout.of_kind("caption", "credit", "embed"):
        embed = re.match(r"Embed from (?P<name>.+)", line.text)
        found = None if embed or line.long else picture_credit(line.text)
        if embed:
            yield Credit(embed["name"].strip(), "photo", Span(report.id, line.start, line.end))
        elif found:
            for name in found.agencies:
                yield Credit(name, "photo", Span(report.id, line.start + found.start, line.start + found.end))


def _told(report: Report, layout: Layout, named: list[str], outlet: str) -> Iterator[Credit]:
    """Things told to an agency or outlet that is not the report's own."""
    own = _plain(" ".join([outlet, *(line.text for line in layout.of_kind("masthead"))]))
    introduced = {_plain(name) for name in named}
    for line in layout.body:
        introduced |= {_plain(m["name"] or m["name2"]) for m in _AGENCY_AFTER.finditer(line.text)}
    for line in layout.body:
        for pattern in (_TOLD, _ACCORDING):
            for m in pattern.finditer(line.text):
                if name := _teller(m, introduced, own):
                    yield Credit(name, "in-text", Span(report.id, line.start + m.start(), line.start + m.end()))


def _teller(match: re.Match[str], introduced: set[str], own: str) -> str | None:
    """The agency or outlet a match names; None when it is something else or the report's own outlet."""
    name = re.sub(r"[’']s$", "", match["name"])
    if own and _plain(name) in own:
        return None
    if agency := known_agency(name):
        return agency.name
    kind = match.groupdict().get("kind") or ("agency" if match.re is _ACCORDING else "")
    return name if _plain(name) in introduced or kind or _outlet_name(name) else None


def _outlet_name(name: str) -> bool:
    """Whether the name ends as outlets' names end: "Lima Gazette", "Radio Lima", "KTV News"."""
    words = name.casefold().split()
    return len(words) > 1 and (words[-1] in outlets().names or words[0] in ("radio", "tv"))


def _split(names: str) -> list[str]:
    parts = [part.strip(" .") for part in re.split(r"[/|]|\band\b|,", names.removeprefix("With ")) if part.strip(" .")]
    return [agency.name if (agency := known_agency(part)) else part for part in parts]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().removeprefix("the ")))

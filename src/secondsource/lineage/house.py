"""Whose house a report comes from, and by which names other reports call that house."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.agencies import known_agency
from secondsource.text.normalize import fold
from secondsource.text.urls import host_of, name_in

PARTS = 4  # words of a name of a house at most
SHORT = 5  # letters; a shorter name counts only in capitals, as call signs and agencies are written
_WORD = re.compile(r"[A-Z][\w'’]*|\d{1,3}(?!\d)")
_BEFORE = re.compile(r"^(?:the|al)(?=\w{4})")
_AFTER = re.compile(
    r"(?<=\w{3})(?:online|tv|now|\d+)$|(?<=^[kw]\w\w)(?:news|channel)$|(?<=^[kw]\w\w\w)(?:news|channel)$"
)
_OFFICES = (".gov", ".mil")  # hosts of public offices: what stands there is no news report
_PUBLIC = re.compile(r"\.(?:gov|gob|gouv|go|mil|police)\.[a-z]{2}$")


def host(report: Report) -> str:
    """The host of its page; "" where there is none."""
    return host_of(report.url or "")


def is_office(report: Report) -> bool:
    """Whether its page is one of a public office."""
    at = host(report)
    return at.endswith(_OFFICES) or bool(_PUBLIC.search(at))


def forms(name: str) -> frozenset[str]:
    """Ways to write a name as one word of small letters and digits, with and without what is often left out:
    "The Daily Advertiser" gives "thedailyadvertiser", "dailyadvertiser", "advertiser"."""
    whole = "".join(c for c in fold(name) if c.isalnum())
    found = {whole, _BEFORE.sub("", whole), _AFTER.sub("", whole), _AFTER.sub("", _BEFORE.sub("", whole))}
    found |= {form.removeprefix("daily") for form in found}
    if agency := known_agency(name):
        found.add(fold(agency.name))
    return frozenset(form for form in found if len(form) >= 3 or known_agency(form.upper()))


def names(report: Report, others: Iterable[str]) -> frozenset[str]:
    """The forms by which a report's house may be called: by the name in its host, and the other names given."""
    at = host(report)
    return frozenset(form for name in (*([name_in(at)] if at else []), *others) if name for form in forms(name))


def mentions(report: Report, apart: Iterable[Span]) -> Mapping[str, Span]:
    """Where the story first uses each name, by its forms (see `forms`); any capitalised words may be a name.

    `apart` are names that cannot be meant: those of people and places.
    """
    closed = sorted((s.start, s.end) for s in (*(f.span for f in report.furniture), *apart))
    starts = [start for start, _ in closed]
    reach = list(accumulate((end for _, end in closed), max))
    found: dict[str, Span] = {}
    for start, end in _phrases(report.text):
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < reach[at]:
            continue
        written = report.text[start:end]
        whole = "".join(c for c in fold(written) if c.isalnum())
        for form in {whole, _BEFORE.sub("", whole), _AFTER.sub("", whole), whole.removeprefix("daily")}:
            if len(form) >= SHORT or (written.isupper() and len(form) > 1):
                found.setdefault(form, Span(report.id, start, end))
    return found


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Runs of one to PARTS capitalised words and numbers with one blank or hyphen between."""
    run: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if run and not (match.start() - run[-1][1] <= 1 and text[run[-1][1] : match.start()] in ("", " ", "-")):
            run = []
        run = [*run[-PARTS + 1 :], match.span()]
        for start, _ in run:
            yield start, match.end()

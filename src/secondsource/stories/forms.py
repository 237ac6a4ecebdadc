"""One report found in several forms (a page and its plain text, a page and its print view) is one report.

A copy by another outlet is never a form: that is what lineage is about. Nor is a corrected version: where a number
differs, both are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.model.report import Report
from secondsource.text.offsets import outside
from secondsource.text.shingle import shingles

SHINGLE = 4  # words; long enough that shared phrases do not count
MIN_CONTAINED = 0.9  # of the shorter body's shingles; page and plain text differ in captions and crossheads, no more
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def unite_forms(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The same reports with further forms of one report left out and named in its `aliases`.

    Forms share outlet, headline and nearly all words in order, and no number is in one form alone. Plain text is kept
    before a record, a record before a page: its offsets are those of the file. Reports without an outlet or a headline
    are left alone.
    """
    families: dict[tuple[str, ...], list[Report]] = {}
    for report in reports:
        families.setdefault(_name(report), []).append(report)
    kept = [report for name, family in families.items() for report in _kept(name, family)]
    return tuple(sorted(kept, key=lambda r: (r.id, r.file)))


def _name(report: Report) -> tuple[str, ...]:
    """Outlet and headline, in plain words; the id alone for a report that lacks one of them."""
    if report.outlet is None or report.title is None:
        return (report.id,)
    words = f"{report.outlet.name} | {report.quote(report.title)}".casefold()
    return tuple(_WORD.findall(words))


def _kept(name: tuple[str, ...], family: Sequence[Report]) -> Iterator[Report]:
    rank = {"text": 0, "record": 1, "html": 2}
    waiting = sorted(family, key=lambda r: (rank[r.kind], r.id))
    while waiting:
        first, *rest = waiting
        forms = [other for other in rest if _same(first, other)]
        yield _united(first, forms) if forms else first
        waiting = [other for other in rest if other not in forms]


def _united(first: Report, forms: Sequence[Report]) -> Report:
    """The first form with the others' names, and with their date and address where it has none."""
    names = sorted({*first.aliases, *(name for form in forms for name in (form.file, *form.aliases))})
    dated = next((form for form in (first, *forms) if form.published.value), first)
    published = first.published
    if dated is not first:
        published = replace(dated.published, basis=(f"stated in its other form, {dated.file}",))
    url = next((form.url for form in (first, *forms) if form.url), None)
    return replace(first, aliases=tuple(names), published=published, url=url)


def _same(left: Report, right: Report) -> bool:
    a, b = _body(left), _body(right)
    if set(_NUMBER.findall(a)) != set(_NUMBER.findall(b)):
        return False
    ours, theirs = (shingles(_WORD.findall(text.casefold()), SHINGLE) for text in (a, b))
    shorter = min(len(ours), len(theirs))
    return shorter > 0 and len(ours & theirs) >= MIN_CONTAINED * shorter


def _body(report: Report) -> str:
    """The text without furniture, byline and dateline."""
    around = [item.span for item in report.furniture]
    around += [span for span in (report.byline, report.dateline) if span]
    return outside(report.text, ((span.start, span.end) for span in around))

"""Boilerplate: lines that an outlet, a network or everybody prints again and again, whatever happened.

A line is looked at with slots in the place of its numbers, names and days: "Anyone with information is asked to call
<> at <>." The same words on several occasions, by one host or by many, are a template. What belongs to it was written
for no story and shows nobody's source; it is marked, with where else it stands, and not thrown away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from secondsource.model.reason import Reason
from secondsource.model.report import Furniture, Report
from secondsource.model.span import Span
from secondsource.text.normalize import fold
from secondsource.text.urls import host_of

OCCASIONS = 3  # weeks in which a template must have stood; a story is seldom told in the same words in three
LITERAL = 4  # words that are no slots; "The <> said <>." is a sentence like any other
LONGEST = 120  # words; what is longer is no line that anybody prints by habit
SLOT = "<>"

Scope = Literal["outlet", "network", "pile"]
#: A line of the text, or a sentence of it: rough, for hosts print their lines the same way each time.
_LINE = re.compile(r"[^\n.!?]*(?:[.!?](?![\s\"'”’)]|$)[^\n.!?]*)*[.!?]*[\"'”’)]*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Template:
    """Words with slots, on how many occasions (weeks) and by which hosts they were printed.

    `scope`: "outlet" when one host prints them, "network" when all its hosts are of one domain or print other
    templates together as well, "pile" otherwise.
    """

    words: tuple[str, ...]
    occasions: int
    hosts: tuple[str, ...]
    scope: Scope

    def detail(self) -> str:
        """Why this is boilerplate, in a sentence."""
        by = {"outlet": f"by {self.hosts[0]}", "network": f"by {len(self.hosts)} hosts of one network"}
        whom = by.get(self.scope, f"by {len(self.hosts)} hosts")
        return f'"{" ".join(self.words)}" was printed in {self.occasions} different weeks {whom}.'


class Line(NamedTuple):
    """A stretch of a text (code points) with its words, slots put in."""

    start: int
    end: int
    words: tuple[str, ...]


class Marked(NamedTuple):
    """A stretch of a text (code points) that is boilerplate, and what shows it."""

    start: int
    end: int
    template: Template


def lines_of(text: str) -> Iterator[Line]:
    """The lines and sentences of a text, each with slots in the place of names, numbers, months and days."""
    for found in _LINE.finditer(text):
        words = [word.group() for word in _WORD.finditer(found.group())]
        if words and len(words) <= LONGEST:
            blank = len(found.group()) - len(found.group().lstrip())
            yield Line(found.start() + blank, found.end(), slotted(words))


def slotted(words: Sequence[str]) -> tuple[str, ...]:
    """Words in small letters with one slot for each run of numbers and words with a capital letter after
    the first word (names, months, days of the week)."""
    made: list[str] = []
    for at, word in enumerate(words):
        if not any(map(str.isdigit, word)) and (not at or not word[:1].isupper()):
            made.append(fold(word))
        elif made[-1:] != [SLOT]:
            made.append(SLOT)
    return tuple(made)


Known = Mapping[tuple[str, ...], Template]


def templates(texts: Sequence[Sequence[Line]], hosts: Sequence[str], days: Sequence[int | None]) -> Known:
    """The templates of a pile by their words. `texts` are cut into lines (`lines_of`).

    `hosts` ("" where unknown) and `days` (day numbers, None where unknown) run beside the texts. Texts without a day
    tell nothing.
    """
    weeks: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    printed: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for lines, host, day in zip(texts, hosts, days, strict=True):
        if day is not None:
            for line in lines:
                if sum(word != SLOT for word in line.words) >= LITERAL:
                    weeks[line.words].add(day // 7)
                    printed[line.words].add(host)
    again = {words: seen for words, seen in weeks.items() if len(seen) >= OCCASIONS}
    ties = _ties(tuple(sorted(printed[words])) for words in again)
    return {
        words: Template(words, len(seen), by := tuple(sorted(printed[words])), _scope(by, ties))
        for words, seen in sorted(again.items())
    }


def mark(text: Sequence[Line], known: Known) -> list[Marked]:
    """The stretches of a text (cut into lines) that are boilerplate, in order."""
    return [Marked(line.start, line.end, known[line.words]) for line in text if line.words in known]


def _ties(printed: Iterator[tuple[str, ...]]) -> Mapping[tuple[str, ...], int]:
    """How many templates each group of hosts prints together."""
    counts: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for hosts in printed:
        counts[hosts] += 1
    return counts


def _scope(hosts: tuple[str, ...], ties: Mapping[tuple[str, ...], int]) -> Scope:
    if len(hosts) == 1:
        return "outlet"
    domains = {".".join(host.split(".")[-2:]) for host in hosts}
    return "network" if len(domains) == 1 or ties[hosts] >= OCCASIONS else "pile"


def furnish(reports: Sequence[Report]) -> list[tuple[Report, tuple[Reason, ...]]]:
    """The reports with their boilerplate marked as furniture of that kind, each with why: one Reason for each template,
    with the places where it stands. A report without boilerplate is handed back as it is."""
    lines = [list(lines_of(report.text)) for report in reports]
    known = templates(
        lines, [host_of(report.url or "") or _name(report) for report in reports], list(map(_day, reports))
    )
    made = []
    for report, cut in zip(reports, lines, strict=True):
        spans: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
        for start, end, template in mark(cut, known):
            if not report.is_furniture(start, end):
                spans[template.words].append(Span(report.id, start, end))
        reasons = tuple(Reason("boilerplate", 1.0, known[words].detail(), tuple(at)) for words, at in spans.items())
        items = (*report.furniture, *(Furniture("boilerplate", span) for at in spans.values() for span in at))
        made.append((replace(report, furniture=items) if spans else report, reasons))
    return made


def _name(report: Report) -> str:
    return report.outlet.name if report.outlet else ""


def _day(report: Report) -> int | None:
    day = report.published.earliest
    return date.fromisoformat(day[:10]).toordinal() if day else None

"""Boilerplate: lines that an outlet, a network or everybody prints again and again, whatever happened.

A line is looked at with slots in the place of its numbers, names and days: "Anyone with information is asked to call
<> at <>." The same words on several occasions, by one host or by many, are a template. What belongs to it was written
for no story and shows nobody's source; it is shown, with how often it was printed, and not thrown away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from secondsource.text.days import occasions
from secondsource.text.normalize import fold

OCCASIONS = 3  # times that a template must have come back; a story is seldom told in the same words on three
APART = 7  # days between two occasions: a story and its follow-ups seldom run on for longer
LITERAL = 4  # words that are no slots; "The <> said <>." is a sentence like any other
LONGEST = 120  # words; what is longer is no line that anybody prints by habit
SLOT = "<>"

Scope = Literal["outlet", "network", "pile"]
#: A line of the text, or a sentence of it: rough, for hosts print their lines the same way each time.
_LINE = re.compile(r"[^\n.!?]*(?:[.!?](?![\s\"'”’)]|$)[^\n.!?]*)*[.!?]*[\"'”’)]*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Template:
    """Words with slots, on how many occasions and by which hosts they were printed.

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
        return f'"{" ".join(self.words)}" was printed on {self.occasions} occasions {whom}.'


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

    `hosts` and `days` (day numbers) run beside the texts. Texts without a host or a day ("" or None) tell nothing.
    """
    seen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    printed: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for lines, host, day in zip(texts, hosts, days, strict=True):
        if host and day is not None:
            for words in {line.words for line in lines if sum(word != SLOT for word in line.words) >= LITERAL}:
                seen[words].append(day)
                printed[words].add(host)
    again = {words: count for words in sorted(seen) if (count := occasions(seen[words], APART)) >= OCCASIONS}
    ties = _ties(tuple(sorted(printed[words])) for words in again)
    return {
        words: Template(words, count, by := tuple(sorted(printed[words])), _scope(by, ties))
        for words, count in again.items()
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

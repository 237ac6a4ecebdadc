"""Boilerplate: lines that an outlet, a network or everybody prints again and again, whatever happened.

A line is looked at with slots in the place of its numbers, names and days: "Anyone with information is asked to call
<> at <>." The same words on several occasions, by one host or by many, are a template. What belongs to it was written
for no story and shows nobody's source; it is shown, with how often it was printed, and not thrown away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.text.days import occasions

OCCASIONS = 3  # times that a template must have come back; a story is seldom told in the same words on three
APART = 7  # days between two occasions: a story and its follow-ups seldom run on for longer
LITERAL = 4  # words that are no slots; "The <> said <>." is a sentence like any other
SLOT = "<>"

Scope = Literal["outlet", "network", "pile"]


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


Known = Mapping[tuple[str, ...], Template]


def templates(texts: Sequence[Iterable[tuple[str, ...]]], hosts: Sequence[str], days: Sequence[int | None]) -> Known:
    """The templates of a pile by their words. `texts` are the lines of each, their words with slots put in.

    `hosts` and `days` (day numbers) run beside the texts. Texts without a host or a day ("" or None) tell nothing.
    """
    seen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    printed: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for lines, host, day in zip(texts, hosts, days, strict=True):
        if host and day is not None:
            for words in {line for line in lines if sum(word != SLOT for word in line) >= LITERAL}:
                seen[words].append(day)
                printed[words].add(host)
    again = {words: count for words in sorted(seen) if (count := occasions(seen[words], APART)) >= OCCASIONS}
    ties = _ties(tuple(sorted(printed[words])) for words in again)
    return {
        words: Template(words, count, by := tuple(sorted(printed[words])), _scope(by, ties))
        for words, count in again.items()
    }


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

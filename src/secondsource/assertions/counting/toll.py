"""How many were killed and injured in what a report mainly tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.counting.gathered import Person, Told, gather
from secondsource.assertions.counting.harmed import harms
from secondsource.assertions.counting.trees import tree
from secondsource.assertions.counting.victims import victims
from secondsource.model.assertion import Figure, Toll
from secondsource.model.parse import Name, Parse, Sentence
from secondsource.model.report import Report


def find_told(report: Report, parse: Parse) -> list[Told]:
    names = {
        token: name
        for name in parse.names
        if name.type == "person"
        for token in range(name.span.start, name.span.end)
    }
    found: list[Told] = []
    for n, sentence in enumerate(parse.sentences):
        if (sentence.kind == "furniture" and n) or not sentence.syntax:
            continue
        here = tree(report.text, sentence.syntax)
        for harm in harms(here):
            who = victims(report.id, report.text, here, harm.people, names)
            if who:
                found.append(Told(n, harm, who))
    return found


DEADLY = re.compile(r"\b(murder-suicide|homicide|murder(?:ed|s)?|manslaughter|fatal(?:ly)?|deadly|slaying|slain|killer|killing)\b", re.I)
NOT_DEADLY = re.compile(r"\b(attempted[- ](?:\w+[- ]){0,2}(?:murder|homicide|manslaughter)|homicide (?:detective|unit|squad|investigator)s?|intent to (?:murder|kill)|non-?fatal)", re.I)
SUICIDE = re.compile(r"murder[-/ ]+suicide|murder and (?:attempted )?suicide", re.I)


def find_toll(report: Report, parse: Parse, figures: Sequence[Figure] = ()) -> Toll | None:
    """The toll of a report, None where it tells of no harm."""
    told = find_told(report, parse)
    text = report.text
    people = gather(told)
    if SUICIDE.search(text):
        for p in people:
            if p.fate == "shot":
                p.fates.add("killed")
    titles = {n for n, s in enumerate(parse.sentences) if s.kind == "title"} or {0}
    sums: dict[tuple[int, str], dict[object, float]] = {}
    title_fig: set[int] = set()
    for f in figures:
        if f.status in ("killed", "wounded") and f.unit == "person" and f.value and f.part_of is None:
            for n in titles:
                if n < len(parse.sentences) and parse.sentences[n].span.covers(f.span):
                    title_fig.add(n)
                    fate = "killed" if f.status == "killed" else "injured"
                    w = parse.sentences[n].span.of(text)
                    if fate == "injured" and re.search(r"\bshot\b", w, re.I) and not re.search("wound|injur|hurt|others", w, re.I):
                        fate = "shot"
                    sums.setdefault((n, fate), {})[f.id] = f.value
    for item in told:
        if item.sentence in title_fig:
            continue
        if item.who.number is not None and item.who.number > 0:
            fate = item.harm.fate
            if fate == "shot" and (item.who.further or item.who.noun in ("other", "others")):
                fate = "injured"
            sums.setdefault((item.sentence, fate), {})[item.harm.people] = item.who.number
    groups: dict[str, dict[float, float]] = {"killed": {}, "injured": {}, "shot": {}, "victim": {}}
    for (n, fate), heads in sums.items():
        total = sum(heads.values())
        if total > 1:
            weight = 3.0 if n in titles else max(0.2, 2.0 - 0.1 * n)
            groups[fate][total] = groups[fate].get(total, 0) + weight

    def best(fate: str) -> float:
        return max(groups[fate], key=lambda v: groups[fate][v], default=0)

    k_ind = sum(p.fate == "killed" for p in people)
    killed = max(best("killed"), k_ind)
    if not killed and DEADLY.search(NOT_DEADLY.sub(" ", text[:3000])):
        killed = 1
        shot = [p for p in people if p.fate == "shot"] or [p for p in people if p.fate == "injured"]
        if shot:
            shot[0].fates.add("killed")
    i_ind = sum(p.fate in ("injured", "shot") for p in people)
    shot_n = max(best("shot"), best("victim"))
    injured = max(best("injured"), i_ind, shot_n - killed)
    if not killed and not injured:
        return None
    return Toll(report.id, int(killed), int(injured))

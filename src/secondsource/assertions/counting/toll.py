"""How many were killed and injured in what a report mainly tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.counting.gathered import Person, Told, gather
from secondsource.assertions.counting.harmed import harms
from secondsource.assertions.counting.mainly import elsewhere
from secondsource.assertions.counting.trees import tree
from secondsource.assertions.counting.victims import victims
from secondsource.model.assertion import Figure, Toll
from secondsource.model.parse import Name, Parse, Sentence
from secondsource.model.report import Report

LEAD = 4
DEEP = 300
OPEN = 3
DROP = True
SUSPECTS = {"suspect", "gunman", "shooter", "attacker", "assailant", "killer", "bomber", "perpetrator"}


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
        here = tree(report.text, sentence.syntax, sentence.kind in ("title", "heading") or not n)
        for harm in harms(here):
            who = victims(report.id, report.text, here, harm.people, names)
            if who:
                found.append(Told(n, harm, who))
    away = elsewhere(report, parse, {item.sentence for item in found})
    return [item for item in found if item.sentence not in away]


DEADLY = re.compile(r"\b(murder-suicide|homicide|murder(?:ed|s)?|manslaughter|fatal(?:ly)?|deadly|slaying|slain|(?:shooting|gunshot|hunting|stabbing|beating) deaths?|to death)\b", re.I)
NOT_DEADLY = re.compile(r"\b(attempted[- ](?:\w+[- ]){0,2}(?:murder|homicide|manslaughter)|homicide (?:detective|unit|squad|investigator|bureau|division)s?|intent to (?:murder|kill)|non-?fatal|deadly (?:weapon|conduct|force)|\w+ attempted murder)", re.I)
SUICIDE = re.compile(r"murder[-/ ]+suicide|murder and (?:attempted )?suicide", re.I)


def _beside_the_point(person: Person, told: Sequence[Told], people: Sequence[Person]) -> bool:
    opening = set(sorted({t.sentence for t in told})[:OPEN])
    first = person.told[0]
    if first.sentence in opening or first.harm.fate != "killed" or first.who.counted or first.who.manner not in ("new", "named"):
        return False
    if any(t.harm.fate == "killed" for t in told if t.sentence in opening):
        return False
    return not any(p.fate == "killed" and p.told[0].sentence in opening for p in people)


@dataclass
class Counts:
    """Totals of one fate by sentence."""

    lead: dict[float, float]
    all: dict[float, float]

    def best(self, which: str) -> float:
        table = self.lead if which == "lead" else self.all
        return max(table, key=lambda v: table[v], default=0)


def find_toll(report: Report, parse: Parse, figures: Sequence[Figure] = ()) -> Toll | None:
    """The toll of a report, None where it tells of no harm."""
    told = find_told(report, parse)
    text = report.text
    people = gather(told)
    if DROP:
        people = [p for p in people if not _beside_the_point(p, told, people)]
    who_is = {id(t): k for k, p in enumerate(people) for t in p.told}
    if SUICIDE.search(text):
        for p in people:
            if p.fate == "shot":
                p.fates.add("killed")
    titles = {n for n, s in enumerate(parse.sentences) if s.kind == "title"} or {0}
    order = [n for n, s in enumerate(parse.sentences) if s.kind != "furniture" or n == 0]
    lead = set(order[: LEAD + len(titles)])
    sums: dict[tuple[int, str], dict[object, float]] = {}
    counted: set[tuple[int, str]] = set()
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
                    if not re.match("an? ", f.span.of(text), re.I):
                        counted.add((n, fate))
    for item in told:
        if item.sentence in title_fig and (not item.who.single or item.harm.fate != "killed" or any(f.span.shared(item.who.span) for f in figures)):
            continue
        fate = item.harm.fate
        if fate == "shot" and (item.who.further or item.who.noun in ("other", "others")):
            fate = "injured"
        if item.who.number is not None and item.who.number > 0:
            key = ("p", who_is[id(item)]) if id(item) in who_is else item.harm.people
            sums.setdefault((item.sentence, fate), {})[key] = item.who.number
            if item.who.counted:
                counted.add((item.sentence, fate))
    counts = {fate: Counts({}, {}) for fate in ("killed", "injured", "shot", "victim")}
    for (n, fate), heads in sums.items():
        total = sum(heads.values())
        if total > 1 or (n, fate) in counted:
            weight = 3.0 if n in titles else max(0.2, 2.0 - 0.1 * n)
            if total > 1:
                counts[fate].all[total] = counts[fate].all.get(total, 0) + weight
            if n in lead and (n, fate) in counted:
                counts[fate].lead[total] = counts[fate].lead.get(total, 0) + weight

    def strong(fates: Sequence[str]) -> int:
        return sum(p.fate in fates and bool(p.names or p.ages) for p in people)

    k_ind = sum(p.fate == "killed" for p in people)
    ordinal = max((t.who.ordinal for t in told if t.harm.fate == "killed" and t.who.noun in ("victim", "person")), default=0)
    lead_k = counts["killed"].best("lead")
    if lead_k:
        killed = max(lead_k, strong(["killed"]), ordinal)
    else:
        killed = max(counts["killed"].best("all"), k_ind, ordinal)
    if not killed and DEADLY.search(NOT_DEADLY.sub(" ", text[:DEEP])):
        killed = 1
        shot = [p for p in people if p.fate == "shot"] or [p for p in people if p.fate == "injured"]
        if shot:
            shot[0].fates.add("killed")
    if SUICIDE.search(text):
        killed = max(killed, 2)
    i_ind = sum(p.fate in ("injured", "shot") for p in people)
    shot_n = max(counts["shot"].best("all"), counts["victim"].best("all"))
    lead_shot = counts["shot"].best("lead")
    lead_i = counts["injured"].best("lead")
    if lead_i:
        injured = max(lead_i, strong(["injured", "shot"]), lead_shot - killed)
    elif lead_shot and lead_shot >= killed:
        injured = max(lead_shot - killed, strong(["injured", "shot"]))
    else:
        injured = max(counts["injured"].best("all"), i_ind, shot_n - killed)
    if not killed and not injured:
        return None
    return Toll(report.id, int(killed), int(injured))

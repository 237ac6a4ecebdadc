"""The killed of each class: civilians and combatants, children and women among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.assertions.counting.fates import Fate, counts_people, fates
from secondsource.assertions.counting.quantities import Counted, Quantity, count
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report

COMBATANT = {"soldier", "insurgent"}
SIDE = re.compile(
    r"(forces?|troops?|army|militar\w+|militia\w*|soldiers?|fighters?|rebels?|insurgents?|militants?|jihadists?|terrorists?|gunmen"
    r"|loyalists?|combatt?ants?|isis|isil|daesh|nusra|h[ie]zb[aou]ll?ah|ypg|pkk|taliban|qaeda|hamas|guards?|brigades?"
    r"|battalions?|commanders?|peshmerga|servicemen|mercenaries|extremists?|takfiris?)",
    re.I,
)
ROUNDED = re.compile(r"(more than|over|nearly|almost|about|around|some|up to|roughly|approximately|close to|well over)\b", re.I)


@dataclass
class Part:
    """A number of people killed: in which sentence, of which class, whether it is a part of another."""

    sentence: int
    value: float
    victims: str | None
    part: bool
    side: bool
    weight: float


def parts_of(report: Report, parse: Parse, away: frozenset[int]) -> list[Part]:
    dates = sorted((m.span.start, m.span.end) for m in parse.moments if m.type in ("date", "time"))
    found: list[Part] = []
    seen = 0
    for n, sentence in enumerate(parse.sentences):
        if (sentence.kind == "furniture" and n) or n in away:
            continue
        start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + 2000)
        near = [d for d in dates if d[0] < end and d[1] > start]
        counted = count(report.text, start, end, near)
        told = fates(counted)
        for k, (q, f) in enumerate(zip(counted.quantities, told, strict=True)):
            if not counts_people(q) or q.age or f.fate != "killed":
                continue
            value = q.number.value
            if not value or _then(counted, told, k):
                continue
            side = f.victims in COMBATANT or (f.victims is None and _of_side(counted, q))
            weight = 3.0 if sentence.kind == "title" else max(0.3, 2.0 - 0.15 * seen)
            weight *= 0.6 if ROUNDED.match(report.text, q.start) else 1.0
            found.append(Part(n, value, f.victims, f.part_of is not None or q.whole >= 0, side, weight))
        seen += 1
    return found


def _then(counted: Counted, told: Sequence[Fate], k: int) -> bool:
    """ "... killed 30 days after a pilot was killed": what came before is told in a clause of its own."""
    if not any(f.fate == "killed" for f in told[:k]):
        return False
    first = next(q.after for q, f in zip(counted.quantities, told, strict=True) if f.fate == "killed")
    return any(p.word in ("after", "following", "since") for p in counted.row[first : counted.quantities[k].first])


def _of_side(counted: Counted, q: Quantity) -> bool:
    """ "40 members of the forces", "12 regime troops", "five from the army"."""
    row = counted.row
    if any(SIDE.fullmatch(p.word) for p in row[q.number.after : q.after]):
        return True
    i = q.after
    if i < len(row) and row[i].word in ("of", "from") :
        for p in row[i + 1 : i + 8]:
            if p.word in STOPS:
                return False
            if SIDE.fullmatch(p.word):
                return True
    return False


STOPS = frozenset(", . ; and were was have had has in by when during after killed died dead on at near as who".split())


def best(rows: Sequence[Part]) -> float:
    table: dict[float, float] = {}
    per: dict[tuple[int], float] = {}
    sums: dict[int, tuple[float, float]] = {}
    for p in rows:
        value, weight = sums.get(p.sentence, (0.0, p.weight))
        sums[p.sentence] = (value + p.value, weight)
    for value, weight in sums.values():
        table[value] = table.get(value, 0) + weight
    return max(table, key=lambda v: table[v], default=0)


def weight_of(rows: Sequence[Part], value: float) -> float:
    return sum({p.sentence: p.weight for p in rows if p.value == value}.values())


def by_class(report: Report, parse: Parse, away: frozenset[int]) -> dict[str, int]:
    rows = parts_of(report, parse, away)
    whole = [p for p in rows if not p.part]
    fighters = [p for p in rows if p.side]
    combatant = best(fighters)
    explicit = [p for p in rows if p.victims == "civilian"]
    civilian = best(explicit)
    opens = [p for p in whole if not p.side and p.victims != "civilian"]
    total = best(opens)
    child = best([p for p in rows if p.victims == "child"])
    woman = best([p for p in rows if p.victims == "woman"])
    def weigh(found: Sequence[Part]) -> float:
        return max((sum(p.weight for p in found if p.sentence == n) for n in {p.sentence for p in found}), default=0)
    if total and weigh(explicit) < 0.5 * weigh(opens) and civilian > total:
        civilian = 0
    if total and weigh(fighters) < 0.5 * weigh(opens) and combatant > total:
        combatant = 0
    if not civilian and total and total != combatant:
        civilian = total - combatant if combatant < total else total
    if combatant == 1 and civilian > 5 and not any(p.part for p in fighters):
        combatant = 0
    found = {"civilian": civilian, "combatant": combatant, "child": child, "woman": woman}
    return {k: int(v) for k, v in found.items() if v}

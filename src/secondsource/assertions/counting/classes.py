"""The killed of each class: civilians and combatants, children and women among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.counting.fates import counts_people, fates
from secondsource.assertions.counting.quantities import count
from secondsource.model.assertion import Figure
from secondsource.model.parse import Parse
from secondsource.model.report import Report

COMBATANT = {"soldier", "insurgent"}
SIDE = re.compile(
    r"(forces?|troops?|army|militar\w+|militia\w*|soldiers?|fighters?|rebels?|insurgents?|militants?|jihadists?|terrorists?|gunmen"
    r"|loyalists?|combatt?ants?|isis|isil|daesh|nusra|h[ie]zb[aou]ll?ah|ypg|pkk|taliban|qaeda|hamas|guards?|brigades?"
    r"|battalions?|commanders?|peshmerga|servicemen|mercenaries|extremists?|takfiris?)",
    re.I,
)
ROUNDED = re.compile(r"(more than|over|nearly|almost|about|around|some|up to|roughly|approximately|close to|well over)\b", re.I)
STOPS = frozenset(", . ; and were was have had has in by when during after killed died dead on at near as who".split())
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s-]")


@dataclass
class Part:
    """A number of people killed: in which sentence, of which class, whether it is a part of another."""

    sentence: int
    value: float
    victims: str | None
    part: bool
    side: bool
    weight: float
    whole: float | None = None
    article: bool = False


def parts_of(report: Report, parse: Parse, figures: Sequence[Figure], away: frozenset[int]) -> list[Part]:
    starts = [s.span.start for s in parse.sentences]
    ids = {f.id: f for f in figures}
    war = sum(1 for _ in re.finditer(r"\b(?:fighters|rebels|troops|soldiers|militants|insurgents|jihadists|army)\b", report.text[:20000], re.I)) >= 3
    order = {n: k for k, n in enumerate(n for n, s in enumerate(parse.sentences) if s.kind != "furniture" or not n)}
    found: list[Part] = []
    spoken: dict[int, int] = {}
    for f in figures:
        n = bisect_right(starts, f.span.start) - 1
        if f.status != "killed" or f.unit != "person" or not f.value or n in away or n not in order:
            continue
        if n in spoken and re.search(r"\b(after|following|since)\b", report.text[spoken[n] : f.span.start]) and f.part_of is None:
            continue
        spoken.setdefault(n, f.span.end)
        weight = 3.0 if parse.sentences[n].kind == "title" else max(0.3, 2.0 - 0.15 * order[n])
        weight *= 0.4 if ROUNDED.match(report.text, f.span.start) else 1.0
        side = f.victim_class in COMBATANT or (war and f.victim_class == "police") or (f.victim_class in (None, "official") and _of_side(report.text, f))
        whole = ids[f.part_of].value if f.part_of in ids else None
        article = bool(re.match(r"an?\b", report.text[f.span.start : f.span.end], re.I))
        found.append(Part(n, f.value, f.victim_class, f.part_of is not None, side, weight, whole, article))
    return sorted(found + _singles(report, parse, away, found), key=lambda p: p.sentence)


def _singles(report: Report, parse: Parse, away: frozenset[int], found: Sequence[Part]) -> list[Part]:
    """ "including a child": one of a number, which is no figure of its own."""
    made = []
    for n in sorted({p.sentence for p in found}):
        span = parse.sentences[n].span
        if not re.search(r"\b(including|among)\b", report.text[span.start : span.end]):
            continue
        counted = count(report.text, span.start, min(span.end, span.start + 2000))
        for q, f in zip(counted.quantities, fates(counted), strict=True):
            if q.number.form == "article" and f.fate == "killed" and f.rule in ("part", "earlier") and f.part_of is not None and counts_people(q):
                whole = counted.quantities[f.part_of].number.value
                weight = next(p.weight for p in found if p.sentence == n)
                made.append(Part(n, 1.0, f.victims, True, f.victims in COMBATANT, weight, whole, True))
    return made


def _of_side(text: str, f: Figure) -> bool:
    """ "40 members of the forces", "12 regime troops", "five from the army"."""
    words = [w.casefold() for w in WORD.findall(text[f.span.start : f.span.end])]
    if any(SIDE.fullmatch(w) for w in words):
        return True
    after = [w.casefold() for w in WORD.findall(text[f.span.end : f.span.end + 80])][:8]
    if after[:1] == ["and"] and len(after) > 2 and after[2] == "of":
        after = after[2:]
    if after[:1] in (["of"], ["from"]):
        for w in after[1:]:
            if w in STOPS:
                return False
            if SIDE.fullmatch(w):
                return True
    return False


def best(rows: Sequence[Part]) -> float:
    table: dict[float, float] = {}
    sums: dict[int, tuple[float, float]] = {}
    for p in rows:
        value, weight = sums.get(p.sentence, (0.0, p.weight))
        sums[p.sentence] = (value + p.value, max(weight, p.weight))
    for value, weight in sums.values():
        table[value] = table.get(value, 0) + weight
    return max(table, key=lambda v: table[v], default=0)


def strength(rows: Sequence[Part], value: float) -> float:
    """How strongly the sentences give a number, alone or as a sum."""
    sums: dict[int, float] = {}
    for p in rows:
        sums[p.sentence] = sums.get(p.sentence, 0) + p.value
    return sum(max(p.weight for p in rows if p.sentence == n) for n, v in sums.items() if v == value)


T1, T2, T3, ONE = 0.35, 0.5, 0.5, 2


def by_class(report: Report, parse: Parse, figures: Sequence[Figure], away: frozenset[int]) -> dict[str, int]:
    rows = parts_of(report, parse, figures, away)
    fighters = [p for p in rows if p.side and not (p.article and len({q.value for q in rows}) > 1)]
    explicit = [p for p in rows if p.victims == "civilian"]
    others = [p for p in rows if not p.part and not p.side]
    combatant, civilian, total = best(fighters), best(explicit), best(others)
    s_f, s_c, s_t = strength(fighters, combatant), strength(explicit, civilian), strength(others, total)
    if not (combatant and civilian and combatant + civilian == total):
        if combatant == total:
            total, s_t = 0.0, 0.0
        if s_f < T1 * s_t and not any(p.part for p in fighters):
            combatant = 0
        elif s_t < T3 * s_f and not any(p.sentence == q.sentence for p in fighters for q in others if p.value == combatant):
            total = civilian = 0
        if total and s_c < T2 * s_t and not any(p.whole == total for p in explicit):
            civilian = total - combatant if ONE <= combatant < total and s_f > 0.8 * T1 * s_t else total
    most = max(civilian, total)
    found = {"civilian": civilian, "combatant": combatant}
    for victims in ("child", "woman"):
        here = [p for p in rows if p.victims == victims and p.value <= most and (p.whole is None or p.whole <= 1.3 * most)]
        here = [p for p in here if not p.article or p.part or most <= 1]
        sure = [p for p in here if p.whole and p.whole == most]
        found[victims] = best(sure or here)
    return {k: int(v) for k, v in found.items() if v}

"""What a number is a part of: "three of them", "including five nurses", "90 people: 60 miners", "30 of the 70"."""

from __future__ import annotations

from dataclasses import replace

from secondsource.assertions.counting.scene import BREAKS, Fate, Scene, counts_people

_UPDATE = (
    ("up", "from"),
    (",", "from"),
    ("down", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("against",),
    ("not",),
)
_BE = frozenset({"was", "were", "are", "is"})
_TOTAL = frozenset({"the", "a", "total", "of"})
#: How far behind the whole ", including" may stand (pieces).
MAX_INCLUDED = 12
#: Words that lead to a part of those before.
AMONG = frozenset({"including", "among", "incl"})


def among_others(scene: Scene) -> list[Fate]:
    """ "Four children were among 18 people killed", "30 of the 70 guards": the first number is a part of the second."""
    for k, quantity in enumerate(scene.counted.quantities):
        inner = _inner(scene, k)
        if inner is not None and counts_people(quantity) and _not_larger(scene, inner, k) is not None:
            scene.fates[k] = replace(scene.fates[k], part_of=inner)
        elif inner is None and counts_people(quantity) and _is_among_next(scene, k):
            _set_among(scene, k)
    return scene.fates


def _is_among_next(scene: Scene, k: int) -> bool:
    """Whether "(were) among" stands between a number and the next, of people with a fate."""
    quantities = scene.counted.quantities
    if k + 1 == len(quantities) or not scene.fates[k + 1].fate or scene.fates[k].part_of is not None:
        return False
    between = [scene.word(i) for i in range(quantities[k].after, quantities[k + 1].first)]
    between = between[1:] if between[:1] and between[0] in _BE else between
    return between[:1] == ["among"] and set(between[1:]) <= _TOTAL and _not_larger(scene, k + 1, k) is not None


def _set_among(scene: Scene, k: int) -> None:
    """Make a number a part of the next; that has no class from it."""
    whole, noun = scene.fates[k + 1], scene.counted.quantities[k + 1].noun
    scene.fates[k] = replace(scene.fates[k], fate=whole.fate, part_of=k + 1, rule="among")
    if noun is not None and whole.victims == scene.fates[k].victims:
        scene.fates[k + 1] = replace(whole, victims=noun.victims)


def whole_of(scene: Scene, k: int) -> int | None:
    """The quantity that this one is a part of: "three of them", "including five nurses", "90 people: 60 miners"."""
    quantity, before = scene.counted.quantities[k], scene.people_before(k)
    if _inner(scene, k) is not None:
        return None  # "30 of the 70": the whole comes after; see `among_others`
    while before is not None and is_update(scene, before) and scene.people_before(before) is not None:
        before = scene.people_before(before)  # "94 people, up from 58, and 23 of them ..."
    if before is None:
        return None
    lead = [scene.word(i) for i in range(scene.counted.quantities[before].after, quantity.first)]
    of_them = quantity.whole >= 0 and scene.word(quantity.whole) in ("them", "whom", "which", "those")
    among = (len(lead) <= 4 and bool(AMONG & set(lead[-3:]))) or _includes(lead)
    if of_them or among:
        return _not_larger(scene, before, k)
    part_of = scene.fates[before].part_of
    if (
        part_of is not None
        and part_of < before
        and lead in (["and"], [","])
        and quantity.number.form == "article"
        and quantity.whole < 0
    ):
        return _not_larger(scene, part_of, k)  # "twelve people, including four children and a woman"
    colon = max((i for i in range(quantity.first) if scene.word(i) == ":"), default=-1)
    if colon >= 0:
        total = next(
            (
                j
                for j in range(k - 1, -1, -1)
                if counts_people(scene.counted.quantities[j]) and scene.counted.quantities[j].after <= colon
            ),
            None,
        )
        if total is not None and (scene.fates[total].fate or scene.fates[total].part_of is None):
            return _not_larger(scene, total, k)
    return None


def _includes(lead: list[str]) -> bool:
    """Whether ", including" stands right before a number, some words behind the whole: "ten were killed on Monday in
    the port, including three women"."""
    return lead[-2:] == [",", "including"] and len(lead) <= MAX_INCLUDED and not BREAKS & set(lead)


def _inner(scene: Scene, k: int) -> int | None:
    """The quantity within "of the ..." of another one."""
    quantity = scene.counted.quantities[k]
    within = ((j, q.first) for j, q in enumerate(scene.counted.quantities) if j != k)
    return next((j for j, first in within if quantity.whole >= 0 and quantity.whole < first < quantity.after), None)


def is_update(scene: Scene, k: int) -> bool:
    """Whether a number is the older one of two: "up from 58"."""
    first = scene.counted.quantities[k].first
    return any(tuple(scene.word(first - len(p) + n) for n in range(len(p))) == p for p in _UPDATE)


def _not_larger(scene: Scene, whole: int, k: int) -> int | None:
    """The whole, unless the part is more than it."""
    part, total = scene.counted.quantities[k].number.value, scene.counted.quantities[whole].number
    most = total.value if total.value is not None else total.high
    return None if part is not None and most is not None and part > most else whole

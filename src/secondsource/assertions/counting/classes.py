"""How many of each class have one fate: civilians and combatants, and children, women, medics, ... among them.

Civilians are all who are not told to bear arms for a side: "ten people were killed in the market" are ten civilians.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from secondsource.assertions.counting.shares import COMBATANTS, Share

#: Below this part of the weight of the whole a number is of something else: of combatants, of civilians, of both.
FEW_ARMED, FEW_CIVIL, FEW_ALL = 0.35, 0.5, 0.5
#: How much greater the whole of a part may be than what was killed in all (one was missing, a later toll).
MORE = 1.3
#: Classes that are told as themselves, beside civilian and combatant.
_ALONE = frozenset({"civilian", *COMBATANTS})


def by_class(found: Sequence[Share]) -> dict[str, int]:
    """Class -> number, from the shares of one fate; only classes that have any."""
    found = [s for s in found if not s.within]
    several = len({s.value for s in found}) > 1
    beside = {(s.sentence, s.armed, s.armed or s.victims) for s in found if not s.article and not s.part}
    armed = [s for s in found if s.armed and not (s.article and several and (s.sentence, True, True) not in beside)]
    civil = [s for s in found if s.victims == "civilian"]
    open_ = [s for s in found if not s.part and not s.armed]
    combatants, civilians, total = _as_parted(found) or _parted(armed, civil, open_)
    made = {"civilian": civilians, "combatant": combatants}
    most = max(civilians, total)
    for victims in sorted({s.victims for s in found if s.victims and s.victims not in _ALONE and not s.armed}):
        made[victims] = _within(
            [s for s in found if s.victims == victims], most, {n for n, _, v in beside if v == victims}
        )
    return {victims: int(number) for victims, number in made.items() if number}


def _as_parted(found: Sequence[Share]) -> tuple[float, float, float] | None:
    """The first sentence that counts those who bear arms and others, if another gives their sum: "four were killed",
    "two women and two soldiers"."""
    sides: dict[int, list[float]] = {}
    for share in found:
        if not share.part:
            sides.setdefault(share.sentence, [0.0, 0.0])[share.armed] += share.value
    for sentence, (others, armed) in sides.items():
        whole = others + armed
        if others and armed and any(s.value == whole and s.sentence != sentence and not s.part for s in found):
            return armed, others, whole
    return None


def _parted(armed: Sequence[Share], civil: Sequence[Share], open_: Sequence[Share]) -> tuple[float, float, float]:
    """Combatants, civilians, and all who are not told to be combatants."""
    (combatants, s_armed), (civilians, s_civil), (total, s_open) = _best(armed), _best(civil), _best(open_)
    if combatants and civilians and combatants + civilians == total:
        return combatants, civilians, total
    if combatants == total:
        total, s_open = 0.0, 0.0  # "19 killed" in the title, "19 fighters" below it
    beside = {s.sentence for s in armed if s.value == combatants} & {s.sentence for s in open_}
    if s_armed < FEW_ARMED * s_open and not any(s.part for s in armed):
        combatants = 0.0
    elif s_open < FEW_ALL * s_armed and not beside:
        total = civilians = 0.0
    if total and s_civil < FEW_CIVIL * s_open and not any(s.whole == total for s in civil):
        rest = 1 < combatants < total
        civilians = total - combatants if rest else total
    return combatants, civilians, total


def _within(here: Sequence[Share], most: float, counted: Collection[int]) -> float:
    """The number of a class that fits the whole: no "a woman was killed" elsewhere beside a toll of thirty. `counted`
    are the sentences in which others of the class are counted ("two doctors, a nurse")."""
    fitting = [s for s in here if s.value <= most and (s.whole is None or s.whole <= MORE * most)]
    fitting = [s for s in fitting if not s.article or s.part or most <= 1 or s.sentence in counted]
    return _best([s for s in fitting if s.whole == most] or fitting)[0]


def _best(found: Sequence[Share]) -> tuple[float, float]:
    """The number that the sentences give with the most weight, alone or as a sum, and that weight."""
    sums: dict[int, tuple[float, float]] = {}
    for share in found:
        value, weight = sums.get(share.sentence, (0.0, 0.0))
        sums[share.sentence] = (value + share.value, max(weight, share.weight))
    table: dict[float, float] = {}
    for value, weight in sums.values():
        table[value] = table.get(value, 0.0) + weight
    best = max(table, key=lambda value: table[value], default=0.0)
    return best, table.get(best, 0.0)


def ordered(classes: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The classes by name, civilians and combatants first."""
    first: Iterable[str] = ("civilian", "combatant")
    names = [*(name for name in first if name in classes), *sorted(set(classes) - set(first))]
    return tuple((name, classes[name]) for name in names if classes[name] > 0)

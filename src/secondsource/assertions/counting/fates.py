"""What became of the people counted in a sentence: each number is laid to the word that tells of its fate.

The rules are a small grammar of casualty sentences, tried in order; the first that answers decides. They know no
parse tree: a clause is bounded by marks, subordinating words and other numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from secondsource.assertions.counting.fate_nouns import by_bodies, by_noun, by_weak_noun
from secondsource.assertions.counting.fate_subjects import by_subject
from secondsource.assertions.counting.fate_words import COORDINATORS, Sign, signs
from secondsource.assertions.counting.quantities import Counted, Quantity
from secondsource.assertions.counting.scene import BREAKS, Fate, Scene, counts_people
from secondsource.assertions.counting.victim_class import victims_of
from secondsource.assertions.counting.wholes import among_others, is_update, whole_of
from secondsource.resources.people import around, is_idea
from secondsource.text.inflect import singular
from secondsource.text.listed import listed

#: How far a verb may stand from its object, a toll from its number (pieces).
OBJECT_REACH, TOLL_REACH = 6, 9
#: How far behind its object the particle of a verb may stand, and how far before its number a toll that rises.
AROUND_REACH, RISE_REACH = 5, 24
_LINKS = listed(
    "to at of from reached reaches rose risen rises climbed climbs stood stands is was were are had has have been",
    "now : hit passed up jumped increased fell dropped down revised number count toll tally total as or in its",
    "the so far since then grew soared would could topped exceeded , official confirmed officially nationwide",
)
_AIMS = listed(
    "plot plots plotted plotting plan plans planned planning threat threats threatened threatening vowed vow conspired",
    "attempt attempts attempted tried trying intended intending wanted aimed conspiring conspiracy hoped",
)
_COUNTS = listed("number count toll tally total figure")
_REACHES = listed("reached reaches hit passed topped exceeded surpassed neared reaching passing topping hitting")
_RISES = listed(
    "rose risen rises rising climbed climbs climbing grew grown grows growing increased increases jumped",
    "soared increasing went gone up fell fallen dropped down stood stands standing put puts revised raised",
    "lowered cut given remained remains remaining was is now",
)


def fates(counted: Counted) -> list[Fate]:
    """For each quantity of a sentence what became of the people counted (an empty Fate where nothing did)."""
    scene = Scene(counted, signs(counted.row, [(q.first, q.after) for q in counted.quantities]), [])
    for k, quantity in enumerate(counted.quantities):
        if not counts_people(quantity):
            scene.fates.append(Fate())
            continue
        whole = whole_of(scene, k)
        found = next((Fate(f, rule=r.__name__) for r in RULES if (f := r(scene, k))), Fate())
        if quantity.noun is None and quantity.head >= 0 and not _befalls_people(scene, quantity, found.fate):
            found = Fate()  # a noun that no list knows: people are killed and arrested, things are seized and missing
        if found.fate is None and whole is not None:
            found = Fate(scene.fates[whole].fate, rule="part")
        scene.fates.append(replace(found, victims=victims_of(scene, k, whole, found.fate), part_of=whole))
    return among_others(scene)


def _befalls_people(scene: Scene, quantity: Quantity, fate: str | None) -> bool:
    """Whether the fate is one of people alone, by the nearest verb that tells of it."""
    if fate not in ("killed", "wounded", "detained") or is_idea(singular(scene.word(quantity.head))):
        return False
    told = [sign for sign in scene.signs if sign.fate == fate]
    nearest = min(told, key=lambda s: _between(s, quantity), default=None)
    return nearest is not None and not nearest.things


def _between(sign: Sign, quantity: Quantity) -> int:
    """Words between a verb and a number; one before it counts as further off."""
    return sign.first - quantity.after if sign.first >= quantity.after else 2 * (quantity.first - sign.after) + 1


def by_label(scene: Scene, k: int) -> str | None:
    """A label with a colon: "Missing: 12"."""
    first = scene.counted.quantities[k].first
    if scene.word(first - 1) != ":":
        return None
    return next((sign.fate for sign in scene.signs if sign.after == first - 1), None)


def by_object(scene: Scene, k: int) -> str | None:
    """An active verb whose object is the number: "killing at least ten", "injured 70 others and a driver"."""
    first = scene.counted.quantities[k].first
    for sign in reversed([s for s in scene.signs if s.after <= first]):
        if not sign.forward or first - sign.after > OBJECT_REACH * 4:
            return None
        loose = [
            i for i in range(sign.after, first) if not any(q.first <= i < q.after for q in scene.counted.quantities)
        ]
        plain = all(scene.word(i) in COORDINATORS for i in loose)
        if _is_aim(scene, sign):
            return None  # "a plot to kill 100 people"
        if loose and _rises(scene, first - 1):
            return None  # "the toll of the shooting climbs to 8"
        return (
            sign.fate
            if plain or (len(loose) == first - sign.after <= 3 and not _broken(scene, sign.after, first))
            else None
        )
    return None


def _is_aim(scene: Scene, sign: Sign) -> bool:
    """Whether a verb tells only what somebody meant to do: "planned to kill", "the threat to shoot"."""
    return scene.word(sign.first - 1) == "to" and bool({scene.word(sign.first - 2), scene.word(sign.first - 3)} & _AIMS)


def by_around(scene: Scene, k: int) -> str | None:
    """A verb that stands around its object: "pulled nine people out", "took 30 to hospital"."""
    quantity = scene.counted.quantities[k]
    for i in range(quantity.first - 1, max(-1, quantity.first - 1 - OBJECT_REACH), -1):
        if scene.word(i) in BREAKS or any(q.first <= i < q.after for q in scene.counted.quantities):
            return None
        for rest, fate in around().get(scene.word(i), ()):
            if _follows(scene, quantity.after, rest):
                return fate
    return None


def _follows(scene: Scene, i: int, rest: tuple[str, ...]) -> bool:
    """Whether these words stand soon behind a position, in its clause."""
    for j in range(i, i + AROUND_REACH):
        if all(scene.word(j + n) == word for n, word in enumerate(rest)):
            return True
        if scene.word(j) in BREAKS or scene.word(j) in ("", ",", "and") or scene.quantity_at(j) is not None:
            return False
    return False


def by_toll(scene: Scene, k: int) -> str | None:
    """A toll or a count in the same clause: "the death toll rose to 17", "the tally of injured to 300"."""
    quantity = scene.counted.quantities[k]
    if quantity.noun and quantity.noun.kind != "person":
        return None
    for sign in reversed([s for s in scene.signs if s.after <= quantity.first]):
        if not (sign.toll or sign.backward):
            return None
        between = [scene.word(i) for i in range(sign.after, quantity.first)]
        strange = [word for word in between if word not in _LINKS]
        counted = sign.toll and (
            not sign.backward or scene.word(sign.first - 1) in ("of", "the")
        )  # "the number of injured"
        broken = (BREAKS - {":"}) & set(between[:-1] if between[-1:] == ["as"] else between)  # "gave the toll as 12"
        apart = quantity.noun is not None and between[-1:] == ["of"]  # "the missing in a village of 300 people"
        loose = 2 if counted and not apart else 0
        if between and not broken and len(between) <= TOLL_REACH and len(strange) <= loose:
            return sign.fate
        return None
    return None


def by_rise(scene: Scene, k: int) -> str | None:
    """A toll with words between it and its verb: "the death toll from the fire in the north rose to 19"."""
    quantity = scene.counted.quantities[k]
    i = quantity.first - 1
    if (quantity.noun and (quantity.noun.kind != "person" or quantity.noun.fate)) or not _rises(scene, i):
        return None
    near = [s for s in scene.signs if quantity.first - RISE_REACH <= s.first and s.after <= i]
    for sign in sorted(near, key=lambda s: (not s.toll, -s.first)):
        between = {scene.word(j) for j in range(sign.after, i)}
        if (BREAKS - {":"}) & between:
            return None
        if sign.toll or {scene.word(j) for j in range(sign.first - 4, sign.first)} & _COUNTS:
            return sign.fate
    return None


def _rises(scene: Scene, i: int) -> bool:
    """Whether the words up to here say that a count comes to a number: "rose to", "stands at", "has reached"."""
    word, before = scene.word(i), scene.word(i - 1)
    return word in _REACHES or (word in ("to", "at", "by") and before in _RISES)


def by_update(scene: Scene, k: int) -> str | None:
    """An older count beside the new one: "to 30, from six", "200 people, up from 150"."""
    before = scene.people_before(k)
    return scene.fates[before].fate if before is not None and is_update(scene, k) else None


def by_list(scene: Scene, k: int) -> str | None:
    """One of a list ("killed 20 miners, three guards"), or a bare number ("ten to one clinic and four to another")."""
    quantity, before = scene.counted.quantities[k], scene.people_before(k)
    if before is None:
        return None
    between = [scene.word(i) for i in range(scene.counted.quantities[before].after, quantity.first)]
    listed = bool(between) and all(word in COORDINATORS for word in between)
    joined = between[-1:] in (["and"], [","]) and len(between) <= 10 and not BREAKS & set(between)
    gapped = joined and quantity.noun is None and quantity.head < 0
    owned = joined and quantity.noun is not None and between[0] in ("of", "from", "in", "with") and between[-1] == "and"
    return scene.fates[before].fate if listed or gapped or owned else None


#: Tried in this order; the docstring says what each looks for.
RULES: tuple[Callable[[Scene, int], str | None], ...] = (
    by_noun,
    by_bodies,
    by_label,
    by_object,
    by_around,
    by_subject,
    by_toll,
    by_rise,
    by_weak_noun,
    by_update,
    by_list,
)


def _broken(scene: Scene, first: int, after: int) -> bool:
    return any(scene.word(i) in BREAKS or scene.word(i) in ("and", ",") for i in range(first, after))

"""Fates that nouns tell: the counted noun itself, or one before it."""

from __future__ import annotations

from secondsource.assertions.counting.fate_words import inside
from secondsource.assertions.counting.quantities import Quantity
from secondsource.assertions.counting.scene import Scene
from secondsource.resources.people import noun_of

#: Fates that a verb in the sentence may overrule: survivors can be treated, refugees can be killed.
_WEAK = frozenset({"rescued", "displaced"})


#: Fates that nothing changes any more.
_END = frozenset({"killed", "wounded"})


def by_noun(scene: Scene, k: int) -> str | None:
    """The noun itself tells of the fate: "17 dead", "six bodies", "five arrested strikers"."""
    quantity = scene.counted.quantities[k]
    if quantity.noun and quantity.noun.fate:
        return None if _is_weak(scene, quantity) else quantity.noun.fate
    told = inside(scene.counted.row, quantity.number.after, quantity.after)
    return told if told in _END else None


def _is_weak(scene: Scene, quantity: Quantity) -> bool:
    """Whether a verb may overrule the noun: "ten survivors were treated", "saved 20 lives"."""
    fate = quantity.noun.fate if quantity.noun else None
    return fate in _WEAK or scene.word(quantity.head) in ("life", "lives")


def by_weak_noun(scene: Scene, k: int) -> str | None:
    """A word of the number's own phrase, where no verb says more: "15 survivors", "18 captured soldiers"."""
    quantity = scene.counted.quantities[k]
    if quantity.noun and quantity.noun.fate:
        return quantity.noun.fate
    return inside(scene.counted.row, quantity.number.after, quantity.after)


def by_bodies(scene: Scene, k: int) -> str | None:
    """A noun of fate before "of": "the bodies of two climbers", "the arrest of two editors"."""
    first = scene.counted.quantities[k].first
    noun = noun_of(scene.word(first - 2)) if scene.word(first - 1) == "of" else None
    return noun.fate if noun else None

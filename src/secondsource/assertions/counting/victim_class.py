"""The class of the people that a number counts: that of its noun, of what they are said to be, of the whole, ..."""

from __future__ import annotations

from secondsource.assertions.counting.fate_words import Sign
from secondsource.assertions.counting.quantities import Quantity
from secondsource.assertions.counting.scene import BREAKS, Scene
from secondsource.resources.people import Noun, noun_of

_SAME = frozenset({"others", "other", "them", "more"})
_OTHERS = frozenset({"others", "other", "more"})
#: Classes that the others beside somebody need not be of.
_OF_ONE = frozenset({"child", "woman", "elderly"})
#: Words for those whom somebody leads, and classes of those who bear arms.
_FOLLOWERS = frozenset({"men", "entourage", "comrades", "followers", "companions", "bodyguards", "aides", "escorts"})
_ARMED = frozenset({"soldier", "insurgent", "police"})
#: How many words may stand between "were" and what the people counted are.
MAX_BEING = 2


def victims_of(scene: Scene, k: int, whole: int | None, fate: str | None) -> str | None:
    """The class of the noun; else that of the whole, of the toll, or of the people just counted ("and 30 hurt").

    `fate` is that of the quantity: of the others beside somebody a class is told only where the same befell both."""
    quantity = scene.counted.quantities[k]
    if _mixed(scene, quantity):
        return None
    if followed := _leader(scene, k):
        return followed
    if scene.word(quantity.after) == "in" and scene.word(quantity.after + 1) in ("uniform", "uniforms"):
        return quantity.noun.victims or "soldier" if quantity.noun else "soldier"
    if quantity.noun and (quantity.noun.victims or not (quantity.noun.fate or scene.word(quantity.head) in _SAME)):
        return quantity.noun.victims
    if predicate := _predicate(scene, quantity):
        return predicate.victims
    if whole is not None:
        return scene.fates[whole].victims
    for i in range(
        quantity.first - 1, max(-1, quantity.first - 8) if quantity.noun is None else quantity.first - 1, -1
    ):
        if scene.word(i) in BREAKS or any(q.first <= i < q.after for q in scene.counted.quantities):
            break
        noun = noun_of(scene.word(i))
        told = [s for s in scene.signs if s.first - 3 <= i < s.after and not _does_it(scene, i, s, quantity)]
        if noun and noun.kind == "person" and noun.victims and told:
            return noun.victims
    before = scene.people_before(k)
    if before is None or (quantity.noun is None and quantity.head >= 0):
        return None
    after = scene.counted.quantities[before].after
    if any(sign.forward and (sign.first, sign.after) == (after, quantity.first) for sign in scene.signs):
        return None  # "a bomber kills four"
    between = [scene.word(i) for i in range(after, quantity.first)]
    near = len(between) <= 10 and not (BREAKS - {":"}) & set(between)
    part_of = scene.fates[before].part_of
    if part_of is not None and part_of < before:
        before = part_of  # "ten guards, including two women, were killed and nine hurt": the nine are no women
    found = scene.fates[before].victims if near else None
    if not _others(scene, quantity):
        return found
    return None if found in _OF_ONE or fate != scene.fates[before].fate else found  # "a woman died, three others ..."


def _leader(scene: Scene, k: int) -> str | None:
    """The class of a leader, where his men are counted: "a rebel commander and six of his men"."""
    quantity, before = scene.counted.quantities[k], scene.people_before(k)
    own = quantity.whole >= 0 and scene.word(quantity.whole) in ("his", "her", "their", "its")
    if before is None or not own or not {scene.word(quantity.head), scene.word(quantity.whole + 1)} & _FOLLOWERS:
        return None
    leader = scene.counted.quantities[before]
    inside = (noun_of(scene.word(i)) for i in range(leader.number.after, leader.after + 1))
    return next((noun.victims for noun in inside if noun and noun.victims in _ARMED), None)


def _mixed(scene: Scene, quantity: Quantity) -> bool:
    """ "Nine women and children", "six of them women or children": of neither class alone."""
    if quantity.noun is None or quantity.noun.victims not in _OF_ONE or scene.word(quantity.after) not in ("and", "or"):
        return False
    noun = noun_of(scene.word(quantity.after + 1))
    other = noun is not None and noun.kind == "person" and noun.victims != quantity.noun.victims and not noun.fate
    return other and scene.word(quantity.after + 1).endswith(("s", "en"))


def _others(scene: Scene, quantity: Quantity) -> bool:
    """Whether the words of a number tell of others than those before: "12 others wounded", "40 more were hurt"."""
    inside = {scene.word(i) for i in range(quantity.number.after, quantity.after + 1)}
    return bool(_OTHERS & inside)


def _does_it(scene: Scene, i: int, sign: Sign, quantity: Quantity) -> bool:
    """Whether the noun before a word of harm is who does or counts it: "a bomber kills four", "police put the toll at
    nine"; but not "the number of soldiers killed rose to 19"."""
    if i >= sign.first:
        return False
    objects = sign.forward and sign.after == quantity.first and scene.word(quantity.first - 1) not in ("to", "at", "by")
    return objects or (sign.toll and i + 1 < sign.first and scene.word(i + 1) != "'s")


def _predicate(scene: Scene, quantity: Quantity) -> Noun | None:
    """What the people counted are said to be: "three of them were children", "seven were mill workers"."""
    i = quantity.after
    if scene.word(i) not in ("was", "were", "are", "is"):
        return None
    for j in range(i + 1, i + 2 + MAX_BEING):
        word = scene.word(j)
        noun = noun_of(word)
        if noun and noun.kind == "person" and noun.victims and noun.fate is None:
            return noun
        if not word.isalpha() or word in BREAKS or any(s.first == j for s in scene.signs):
            return None
    return None

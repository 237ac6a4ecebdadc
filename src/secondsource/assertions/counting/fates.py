"""What became of the people counted in a sentence: each number is laid to the word that tells of its fate.

The rules are a small grammar of casualty sentences, tried in order; the first that answers decides. They know no
parse tree: a clause is bounded by marks, subordinating words and other numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from secondsource.assertions.counting.fate_words import AUXILIARIES, Sign, inside, signs
from secondsource.assertions.counting.quantities import Counted, Quantity
from secondsource.assertions.counting.scene import BREAKS, Fate, Scene, counts_people
from secondsource.assertions.counting.victim_class import victims_of
from secondsource.assertions.counting.wholes import AMONG, among_others, is_update, whole_of
from secondsource.resources.people import around, is_idea, noun_of
from secondsource.text.inflect import singular
from secondsource.text.listed import listed

#: How far a subject may stand from its verb, a verb from its object, a toll from its number (pieces).
SUBJECT_REACH, OBJECT_REACH, TOLL_REACH = 14, 6, 9
#: How far behind its object the particle of a verb may stand, and how far before its number a toll that rises.
AROUND_REACH, RISE_REACH = 5, 24
#: How many numbers of one list are followed to their common verb.
LONGEST_LIST = 8

_COORDINATORS = listed(
    ", and or as well plus another a further at least also including other more some about - – — along with the",
)
_LINKS = listed(
    "to at of from reached reaches rose risen rises climbed climbs stood stands is was were are had has have been",
    "now : hit passed up jumped increased fell dropped down revised number count toll tally total as or in its",
    "the so far since then grew soared would could topped exceeded , official confirmed officially nationwide",
)
_COUNTS = listed("number count toll tally total figure")
_REACHES = listed("reached reaches hit passed topped exceeded surpassed neared reaching passing topping hitting")
_RISES = listed(
    "rose risen rises rising climbed climbs climbing grew grown grows growing increased increases jumped",
    "soared increasing went gone up fell fallen dropped down stood stands standing put puts revised raised",
    "lowered cut given remained remains remaining was is now",
)
_QUOTES = frozenset("\"“‘'")
#: Fates that a verb in the sentence may overrule: survivors can be treated, refugees can be killed.
_WEAK = frozenset({"rescued", "displaced"})
_MOSTLY = frozenset({"mostly", "mainly", "largely"})
_AMONG_THEM = frozenset({"among", "amongst", "them", "whom", "mostly", "most", "of", "least"})


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
    if fate != "detained":
        return fate in ("killed", "wounded") and not is_idea(singular(scene.word(quantity.head)))
    told = [sign for sign in scene.signs if sign.fate == fate]
    nearest = min(told, key=lambda s: _between(s, quantity), default=None)
    return nearest is not None and not nearest.things


def _between(sign: Sign, quantity: Quantity) -> int:
    """Words between a verb and a number; one before it counts as further off."""
    return sign.first - quantity.after if sign.first >= quantity.after else 2 * (quantity.first - sign.after) + 1


def by_noun(scene: Scene, k: int) -> str | None:
    """The noun itself tells of the fate: "17 dead", "six bodies", "five arrested strikers"."""
    quantity = scene.counted.quantities[k]
    if quantity.noun and quantity.noun.fate:
        return None if _is_weak(scene, quantity) else quantity.noun.fate
    return inside(scene.counted.row, quantity.number.after, quantity.after)


def _is_weak(scene: Scene, quantity: Quantity) -> bool:
    """Whether a verb may overrule the noun: "ten survivors were treated", "saved 20 lives"."""
    fate = quantity.noun.fate if quantity.noun else None
    return fate in _WEAK or scene.word(quantity.head) in ("life", "lives")


def by_weak_noun(scene: Scene, k: int) -> str | None:
    """A noun that tells only how people came out of it, where no verb says more: "15 survivors"."""
    noun = scene.counted.quantities[k].noun
    return noun.fate if noun else None


def by_bodies(scene: Scene, k: int) -> str | None:
    """A noun of fate before "of": "the bodies of two climbers", "the arrest of two editors"."""
    first = scene.counted.quantities[k].first
    noun = noun_of(scene.word(first - 2)) if scene.word(first - 1) == "of" else None
    return noun.fate if noun else None


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
        plain = all(scene.word(i) in _COORDINATORS for i in loose)
        return (
            sign.fate
            if plain or (len(loose) == first - sign.after <= 3 and not _broken(scene, sign.after, first))
            else None
        )
    return None


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


def by_subject(scene: Scene, k: int, listed: int = LONGEST_LIST) -> str | None:
    """A verb or adjective whose subject is the number: "ten climbers were injured", "80 are missing"."""
    quantity = scene.counted.quantities[k]
    if _owner(scene, quantity):
        return None
    i = quantity.after
    end = min(len(scene.counted.row), i + SUBJECT_REACH)
    while i < end:
        sign = next((s for s in scene.signs if s.first == i), None)
        if sign and not (sign.fate == "on-board" and by_weak_noun(scene, k)):
            return _worse(scene, sign) if sign.backward else None
        if scene.word(i) in _MOSTLY:
            i = _past_company(scene, i)
            continue
        other = scene.quantity_at(i)
        if other is not None and counts_people(scene.counted.quantities[other]):
            if not all(scene.word(j) in _COORDINATORS | _AMONG_THEM for j in range(quantity.after, i)):
                return None
            return by_noun(scene, other) or (by_subject(scene, other, listed - 1) if listed else None)
        word = scene.word(i)
        if word == ",":
            other = None if _included(scene, quantity) else _listed_on(scene, i)
            if other is not None and listed:
                return by_noun(scene, other) or by_subject(scene, other, listed - 1)
            i = _past_apposition(scene, i)
            if i < 0:
                return None
            continue
        scare = word in _QUOTES and any(s.first == i + 1 for s in scene.signs)  # "had been 'eliminated'"
        if (word in BREAKS and not scare) or (word == "and" and not _joins_on(scene, i + 1)):
            return None
        i += 1
    return None


def _worse(scene: Scene, sign: Sign) -> str:
    """ "Were rounded up and executed": the end that they came to."""
    ends = any(s.fate == "killed" and s.backward and s.first == sign.after + 1 for s in scene.signs)
    return "killed" if ends and scene.word(sign.after) == "and" else sign.fate


def _past_company(scene: Scene, i: int) -> int:
    """Past "mostly women and children"."""
    i += 1
    while scene.word(i) in ("and", "or", ",", "the", "elderly", "some", "many") or (
        (noun := noun_of(scene.word(i))) and noun.kind == "person" and noun.fate is None
    ):
        i += 1
    return i


def _owner(scene: Scene, quantity: Quantity) -> bool:
    """Whether others are the subject: "the wives of the five men were freed"."""
    i = quantity.first - 1
    while scene.word(i) in ("the", "his", "her", "their", "its", "these", "those"):
        i -= 1
    noun = noun_of(scene.word(i - 1)) if scene.word(i) == "of" else None
    return noun is not None and noun.kind == "person" and noun.fate is None


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
    for sign in reversed([s for s in scene.signs if quantity.first - RISE_REACH <= s.first and s.after <= i]):
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
    listed = bool(between) and all(word in _COORDINATORS for word in between)
    joined = between[-1:] in (["and"], [","]) and len(between) <= 10 and not BREAKS & set(between)
    gapped = joined and quantity.noun is None
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


def _past_apposition(scene: Scene, comma: int) -> int:
    """After "…, two of them pilots, " when the verb follows; -1 when the comma ends the clause."""
    for i in range(comma + 1, min(len(scene.counted.row), comma + SUBJECT_REACH)):
        if scene.word(i) == ",":
            return i + 1 if _goes_on(scene, i + 1) else -1
    return -1


def _listed_on(scene: Scene, comma: int) -> int | None:
    """The next number of a list behind a comma, with the common verb behind it: ", and seven fighters were killed",
    ", including three children, and seven fighters were killed"."""
    commas = [i for i in range(comma, comma + SUBJECT_REACH) if scene.word(i) == ","][:2]
    for i in commas:
        other = scene.quantity_at(i + 2) if scene.word(i + 1) == "and" else None
        if other is not None and counts_people(scene.counted.quantities[other]):
            return other if scene.counted.quantities[other].whole < 0 else None
    return None


def _included(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number stands in a clause of its own within the list: "ten were killed, including three women, and
    40 ...": the comma ends that clause, and the list does not go on from it."""
    return scene.word(quantity.first - 1) in AMONG or (
        scene.word(quantity.first - 1) == "them" and scene.word(quantity.first - 2) in AMONG
    )


def _joins_on(scene: Scene, i: int) -> bool:
    """Whether "and" is followed by the same clause: its verb, or another number of its subject."""
    return _goes_on(scene, i) or scene.quantity_at(i) is not None


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether a verb with the same subject follows."""
    return scene.word(i) in AUXILIARIES or any(s.first == i and s.backward for s in scene.signs)

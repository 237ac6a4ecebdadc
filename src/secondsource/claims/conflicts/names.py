"""People who change their name on the way from one text into another, or from one report to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.conflicts.base import Clash
from secondsource.model.claim import Cast
from secondsource.model.span import Span
from secondsource.text.spelling import same_sound

#: Passages below this trust have only a part in common, and may name different people.
ENOUGH = 0.7
SHORT = 3  # letters of a short form
#: Short forms that are no beginnings of the name.
_SHORT_FOR = {
    "joseph": ("joe",),
    "robert": ("bob", "bobby"),
    "william": ("bill", "billy", "will"),
    "michael": ("mike",),
    "james": ("jim", "jimmy"),
    "anthony": ("tony",),
    "richard": ("dick", "rick"),
    "john": ("jack", "johnny"),
    "margaret": ("peggy", "maggie"),
    "elizabeth": ("betty", "beth"),
    "edward": ("ted", "ned"),
    "charles": ("chuck", "charlie"),
    "thomas": ("tom", "tommy"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr"})
_QUOTED = re.compile(r"[\"“”()]|['‘’]\s|\s['‘’]")
_DOUBLED = re.compile(r"(.)\1")


def altered_names(trail: Trail, cast: Cast) -> Iterator[Clash]:
    """Half of a name is the same in two sentences made from one another, half is not; once for each pair of names.

    Then the spellings of one person in reports that have no such sentences in common.
    """
    people = _people(cast)
    spelled_in = {report: {_key(form) for _, form in rows} for report, rows in people.items()}
    longer = {form.casefold() for rows in people.values() for _, form in rows if len(form.split()) > 2}
    told: set[frozenset[str]] = set()
    for left, right, link in trail.pairs():
        if link.trust < ENOUGH:
            continue
        for a, one in _inside(people, left):
            for b, other in _inside(people, right):
                if _two_people(one, other, left, right, spelled_in, longer):
                    continue
                if _new(one, other, told):
                    words = f"{one} in one, {other} in the other, which stands on the same text"
                    yield Clash("name", "hard", a, b, words)
    for entity in cast.entities:
        spelled = [(v.mentions[0], v.form) for v in entity.variants if len(v.form.split()) > 1 and v.mentions]
        for (a, one), (b, other) in combinations(spelled if entity.type == "person" else (), 2):
            if a.report != b.report and len(one.split()) == len(other.split()) and _new(one, other, told):
                yield Clash("name", "soft", a, b, f"the same person is {one} in one report and {other} in another")


def _key(name: str) -> str:
    return name.casefold().replace("’", "'")


def _two_people(one: str, other: str, left: Span, right: Span, spelled: dict[str, set[str]], longer: set[str]) -> bool:
    """A text has both names, of relatives; or a longer name has the words of both: a nickname, a second name."""
    a, b = _key(one), _key(other)
    if b in spelled.get(left.report, ()) or a in spelled.get(right.report, ()):
        return a != b
    words = {*_plain(one), *_plain(other)}
    return any(_QUOTED.search(name) for name in (one, other)) or any(words <= set(_plain(name)) for name in longer)


def _new(one: str, other: str, told: set[frozenset[str]]) -> bool:
    """Whether two names are half the same, and have not been told yet; notes that they are now."""
    names = frozenset({one.casefold(), other.casefold()})
    if names in told or not _half_same(one, other):
        return False
    told.add(names)
    return True


def _people(cast: Cast) -> dict[str, list[tuple[Span, str]]]:
    """Report -> mentions of people in full, in order of position."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for entity in cast.entities:
        for variant in entity.variants if entity.type == "person" else ():
            if len(variant.form.split()) > 1:
                for span in variant.mentions:
                    found.setdefault(span.report, []).append((span, variant.form))
    return {report: sorted(mentions) for report, mentions in found.items()}


def _inside(people: dict[str, list[tuple[Span, str]]], sentence: Span) -> Sequence[tuple[Span, str]]:
    return [(span, form) for span, form in people.get(sentence.report, ()) if sentence.covers(span)]


def _half_same(left: str, right: str) -> bool:
    """One word of the name is the same and another is not, nor a rendering of it in other letters."""
    a, b = _plain(left), _plain(right)
    common = set(a) & set(b)
    if len(a) != len(b):
        return False  # a middle name told or left out
    rest_a = [w for w in a if w not in common]
    rest_b = [w for w in b if w not in common]
    return bool(common and rest_a and rest_b) and not any(_rendered(x, y) for x in rest_a for y in rest_b)


def _plain(name: str) -> list[str]:
    """The words of a name without "Jr." and initials."""
    return [word for word in _WORD.findall(name.casefold()) if len(word) > 1 and word not in _SUFFIXES]


def _rendered(left: str, right: str) -> bool:
    """Two renderings of one name. A rendering doubles a letter or drops the double, it does not move it elsewhere:
    "Tuuri" and "Turri" are two names."""
    if min(len(left), len(right)) >= SHORT and (left.startswith(right) or right.startswith(left)):
        return True  # "Chris" and "Christopher"
    if any({left, right} <= {full, *short} for full, short in _SHORT_FOR.items()):
        return True
    a, b = set(_DOUBLED.findall(left)), set(_DOUBLED.findall(right))
    return same_sound(left, right) and not (a - b and b - a)

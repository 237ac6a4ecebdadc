"""People who change their name on the way from one text into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.claims.clashing import Clash
from secondsource.claims.handed import Trail
from secondsource.model.claim import Cast
from secondsource.model.span import Span
from secondsource.text.spelling import same_sound

#: Passages below this trust have only a part in common, and may name different people.
ENOUGH = 0.7


def altered_names(trail: Trail, cast: Cast) -> Iterator[Clash]:
    """Half of a name is the same in two sentences made from one another, half is not; once for each pair of names."""
    people = _people(cast)
    told: set[frozenset[str]] = set()
    for left, right, link in trail.pairs():
        if link.trust < ENOUGH:
            continue
        for a, one in _inside(people, left):
            for b, other in _inside(people, right):
                names = frozenset({one.casefold(), other.casefold()})
                if names not in told and _half_same(one, other):
                    told.add(names)
                    words = f"{one} in one, {other} in the other, which stands on the same text"
                    yield Clash("name", "hard", a, b, words)


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
    a, b = left.split(), right.split()
    common = {w.casefold() for w in a} & {w.casefold() for w in b}
    rest_a = [w for w in a if w.casefold() not in common]
    rest_b = [w for w in b if w.casefold() not in common]
    return bool(common and rest_a and rest_b) and not any(same_sound(x, y) for x in rest_a for y in rest_b)

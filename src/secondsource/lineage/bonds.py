"""Outward signs that two reports belong together: they speak of odds, never of words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from secondsource.lineage.direction import named_at
from secondsource.lineage.voice import Voice, editions, same_name
from secondsource.model.reason import Reason
from secondsource.model.span import Span

_PAPER = re.compile(
    r"\bin (?:a|an|its|his|her|their|the) (?:\w+ ){0,2}(statement|communiqu[eé]|press release|bulletin)\b"
)


class Bond(NamedTuple):
    """What binds two reports, said in one sentence, and where it stands."""

    detail: str
    spans: tuple[Span, ...] = ()


def same_agency(left: Voice, right: Voice) -> Bond | None:
    """Both are dispatches of one agency."""
    if editions(left, right):
        return Bond(f"Both are dispatches of {left.agency or right.agency or 'one agency'}.")
    return None


def same_reporters(left: Voice, right: Voice) -> Bond | None:
    """The same people signed both."""
    if left.signed and right.signed and (both := left.people & right.people):
        return Bond(f"Both are signed by {', '.join(sorted(both))}.", (left.signed, right.signed))
    return None


def one_credits_other(left: Voice, right: Voice) -> Bond | None:
    """One credits or names the agency or paper that the other is by."""
    for one, other in ((left, right), (right, left)):
        for name in (other.agency, other.outlet):
            if same_name(one.agency, name) or same_name(one.outlet, name):
                continue
            if credit := one.credits(name):
                return Bond(f"One credits {credit.agency}, whose copy the other is.", (credit.span,))
            if at := named_at(one, name):
                return Bond(f"One names {name}, whose text the other is.", (at,))
    return None


def same_credit(left: Voice, right: Voice) -> Bond | None:
    """Both credit their text to the same agency."""
    for credit in left.credited:
        if other := right.credits(credit.agency):
            return Bond(f"Both credit {credit.agency}.", (credit.span, other.span))
    return None


def statement_quoted(left: Voice, right: Voice) -> Bond | None:
    """One is an office's own paper, the other quotes such a paper."""
    for one, other in ((left, right), (right, left)):
        if one.release and not other.release and (said := paper(other)):
            detail = f'One is an office\'s own paper, the other rests on a "{said.group(1)}".'
            return Bond(detail, (Span(other.report.id, *said.span(1)),))
    return None


def paper(voice: Voice) -> re.Match[str] | None:
    """Where a report rests on a paper: "said in a statement"."""
    return _PAPER.search(voice.report.text)


class Feature(NamedTuple):
    """One bond and its weight in log-odds."""

    of: Callable[[Voice, Voice], Bond | None]
    weight: float


RECIPE = (
    Feature(same_agency, 0.5),
    Feature(same_reporters, 1.0),
    Feature(one_credits_other, 1.0),
    Feature(same_credit, 1.0),
    Feature(statement_quoted, 0.7),
)
NAMES = frozenset(feature.of.__name__.replace("_", " ") for feature in RECIPE)


def bonds(left: Voice, right: Voice) -> tuple[Reason, ...]:
    """The bonds of two reports, with their weight in log-odds of kinship."""
    found = []
    for feature in RECIPE:
        if bond := feature.of(left, right):
            found.append(Reason(feature.of.__name__.replace("_", " "), feature.weight, bond.detail, bond.spans))
    return tuple(found)

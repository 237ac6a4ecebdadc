"""Whether one of two related reports was made from the other, or both from a third that may not be in the pile.

Of real reports that share text most are siblings of an agency copy or office note that nobody has here: that is taken
for granted until something speaks for the direct way.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import NamedTuple

from secondsource.lineage.direction import calls
from secondsource.lineage.voice import Voice, editions, same_name
from secondsource.model.reason import Reason
from secondsource.model.reuse import Reuse
from secondsource.model.span import Span
from secondsource.text.normalize import fold
from secondsource.text.urls import domain_of, numbers_in


class Sign(NamedTuple):
    """What speaks for one way or the other: how strongly (0 to 1), said in one sentence, and where it stands."""

    strength: float
    detail: str
    spans: tuple[Span, ...] = ()


def one_house(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """Both are of one house: a story and its update, or one story on two pages."""
    if left.site and right.site:
        same = domain_of(left.site) == domain_of(right.site)
    else:
        same = same_name(left.outlet, right.outlet)
    return Sign(1.0, f"Both are of {left.outlet or left.site}.") if same else None


def one_story(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """One number of a story stands in both addresses: sister stations hand stories on under it."""
    both = numbers_in(left.report.url or "") & numbers_in(right.report.url or "")
    return Sign(1.0, f"Both addresses hold the number {min(both)}.") if both else None


def one_names_other(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """One credits or names the house that the other comes from, and not the other way round."""
    there, back = calls(left, right), calls(right, left)
    if bool(there) == bool(back):
        return None
    span = there or back
    assert span is not None
    named = (left if there else right).report.quote(span)
    return Sign(1.0, f"One names {named}, whose text the other is.", (span,))


def office_paper(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """One is an office's own paper and the other is none."""
    return Sign(1.0, "One is an office's own paper.") if left.release != right.release else None


def agency_dispatch(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """One is an agency's own dispatch and the other none, or both are editions of one agency's story."""
    if left.dispatch != right.dispatch:
        agency = left.agency or right.agency or "an agency"
        return Sign(1.0, f"One is a dispatch of {agency} itself.")
    return Sign(1.0, "Both are editions of one agency's story.") if editions(left, right) else None


def same_authors(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """One person has a hand in both, or one names the reporter of the other: houses print each other's reports."""
    if both := left.authors & right.authors:
        return Sign(1.0, f"{min(both).title()} has a hand in both.")
    for one, other in ((left, right), (right, left)):
        told = fold(other.report.text) if one.authors else ""
        if known := sorted(name for name in one.authors if name in told):
            return Sign(1.0, f"One names {known[0].title()}, who wrote the other.")
    return None


def third_house(left: Voice, right: Voice, reuse: Reuse) -> Sign | None:
    """The text of one or of both is credited to somebody who is neither of the two."""
    named = [left.strangers(right), right.strangers(left)]
    if not any(named):
        return None
    both = named[0] & named[1]
    agency = min(both or named[0] | named[1])
    shown = tuple(c.span for v in (left, right) for c in v.credited if c.agency.casefold() == agency.casefold())
    return Sign(1.0 if both else 0.5, f"{'Both credit' if both else 'One credits'} {agency}.", shown[:2])


class Feature(NamedTuple):
    """One sign and its weight in log-odds of the direct way."""

    of: Callable[[Voice, Voice, Reuse], Sign | None]
    weight: float


#: Logistic regression on the labelled pairs that share text (`python bench/lineage --fit`), rounded. Hardly a dispatch
#: of an agency or an office's paper stands among these; their weights are set by hand, to outweigh the base.
BASE = -2.9
RECIPE = (
    Feature(one_house, 5.0),
    Feature(one_story, 1.2),
    Feature(one_names_other, 4.4),
    Feature(office_paper, 3.5),
    Feature(agency_dispatch, 4.0),
    Feature(same_authors, 5.0),
    Feature(third_house, -0.6),
)
NAMES = frozenset(feature.of.__name__.replace("_", " ") for feature in RECIPE)


def direct(left: Voice, right: Voice, reuse: Reuse) -> tuple[float, tuple[Reason, ...]]:
    """The probability (0 to 1) that one of two related reports was made from the other, and the grounds for it."""
    odds, reasons = BASE, []
    for feature in RECIPE:
        if sign := feature.of(left, right, reuse):
            score = round(feature.weight * sign.strength, 3)
            odds += score
            reasons.append(Reason(feature.of.__name__.replace("_", " "), score, sign.detail, sign.spans))
    return round(1 / (1 + exp(-odds)), 4), tuple(reasons)

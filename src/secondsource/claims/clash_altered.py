"""What a copy changed beside the numbers: to whom words are laid, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.claims.clashing import Clash
from secondsource.claims.drafts import Draft
from secondsource.claims.handed import COPY, Trail
from secondsource.claims.items import Item
from secondsource.claims.parties import Parties


def altered_attributions(drafts: Sequence[Draft], trail: Trail, parties: Parties) -> Iterator[Clash]:
    """The same words, handed on, are laid to another source, or to none any more; once for each pair of sources."""
    for draft in drafts:
        told: set[frozenset[str]] = set()
        for left, right in combinations(sorted(draft.items, key=lambda item: (item.day, item.key)), 2):
            link = trail.between(left.sentence, right.sentence)
            if link is None or link.trust < COPY or left.title or right.title or not _alike(left, right):
                continue
            names = frozenset({left.teller or "", right.teller or ""})
            if names not in told and (clash := _shifted(left, right, link.down, parties, draft.id)):
                told.add(names)
                yield clash


def _alike(left: Item, right: Item) -> bool:
    """Both take the same side and say much the same: not two voices in one sentence."""
    least = min(len(left.words), len(right.words))
    return (left.stance == "denies") == (right.stance == "denies") and 2 * len(left.words & right.words) >= least


def _shifted(left: Item, right: Item, down: bool, parties: Parties, claim: str) -> Clash | None:
    if left.teller and right.teller:
        if parties.of_source(left.teller) == parties.of_source(right.teller):
            return None
        words = "the same words are laid to different sources"
        return Clash("attribution", "hard", left.span, right.span, words, (), (claim,))
    if (left if down else right).teller and not (right if down else left).teller:
        words = "attributed in one report, stated as fact in another that stands on the same text"
        return Clash("attribution", "soft", left.span, right.span, words, (), (claim,))
    return None

"""What a copy changed beside the numbers: to whom words are laid, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft
from secondsource.model.span import Span

_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
_ONE = frozenset({"a", "an", "one"})
_THE = frozenset({"the", "a", "an", "of", "at", "in", "to", "for"})


def altered_attributions(drafts: Sequence[Draft], trail: Trail, parties: Parties) -> Iterator[Clash]:
    """The same words, handed on, are laid to another source, or to none any more; once for each pair of sources."""
    shown: set[tuple[Span, Span]] = set()
    for draft in drafts:
        told: set[frozenset[str]] = set()
        voices: dict[Span, set[str]] = {}
        for item in draft.items:
            voices.setdefault(item.sentence, set()).update(
                parties.of_source(s) for s in (item.teller, item.speaker) if s
            )
        for left, right, link in trail.joined(sorted(draft.items, key=lambda item: (item.day, item.key))):
            if link.trust < COPY or left.title or right.title or not _alike(left, right):
                continue
            names = frozenset({left.teller or "", right.teller or ""})
            if names in told or (left.sentence, right.sentence) in shown:
                continue
            if left.teller and right.teller and voices[left.sentence] & voices[right.sentence]:
                continue  # both sentences have the same voice, one of them a second one
            if clash := _shifted(left, right, link.down, parties, draft.id):
                told.add(names)
                shown.add((left.sentence, right.sentence))
                yield clash


def _alike(left: Item, right: Item) -> bool:
    """Both take the same side and say the same: not two voices in one sentence, nor two states of one thing."""
    if left.figure and right.figure:
        return number(left.figure) == number(right.figure)
    same_side = (left.stance == "denies") == (right.stance == "denies")
    return same_side and 5 * len(left.words & right.words) >= 3 * min(len(left.words), len(right.words))


def _shifted(left: Item, right: Item, down: bool, parties: Parties, claim: str) -> Clash | None:
    if left.teller and right.teller:
        if parties.of_source(left.teller) == parties.of_source(right.teller) or not _strangers(left, right):
            return None
        words = "the same words are laid to different sources"
        return Clash("attribution", "hard", left.span, right.span, words, (), (claim,))
    if (left if down else right).teller and not (right if down else left).teller:
        words = "attributed in one report, stated as fact in another that stands on the same text"
        return Clash("attribution", "soft", left.span, right.span, words, (), (claim,))
    return None


def _strangers(left: Item, right: Item) -> bool:
    """The sources are named in different words, or one has become many ("a port official", "port officials")."""
    if (
        not left.named
        or not right.named
        or (min(len(left.named), len(right.named)) == 1 and _PRONOUNS & (left.named | right.named))
    ):
        return False
    multiplied = any(_is_one(a) and _are_many(b) for a, b in ((left, right), (right, left)))
    return multiplied or not (left.named & right.named) - _THE


def _is_one(item: Item) -> bool:
    return bool(item.named & _ONE) and not any(word.endswith("s") for word in item.named)


def _are_many(item: Item) -> bool:
    return not item.named & (_ONE | _THE) and any(word.endswith("s") for word in item.named)

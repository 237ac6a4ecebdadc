"""What a copy changed beside the numbers: to whom words are laid, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.claims.alignment.align import fates
from secondsource.claims.alignment.features import fates_of
from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.handed import COPY, Link, Trail
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft
from secondsource.model.span import Span
from secondsource.resources.clashes import clashes

_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
_ONE = frozenset({"a", "an", "one"})
#: Stems of the nouns for what somebody told: "the ministry's tally".
_TELLINGS = telling("tally count toll figure estimate statement announcement report communique account")
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
            if not _handed(left, right, link, trail) or left.title or right.title or not _alike(left, right):
                continue
            if not trail.made_from(left.report, right.report):
                continue  # who spoke to two reports of which neither was made from the other is no alteration
            names = frozenset({left.teller or "", right.teller or ""})
            if names in told or (left.sentence, right.sentence) in shown:
                continue
            if left.teller and right.teller and voices[left.sentence] & voices[right.sentence]:
                continue  # both sentences have the same voice, one of them a second one
            if clash := _shifted(left, right, link.down, parties, draft.id):
                told.add(names)
                shown.add((left.sentence, right.sentence))
                yield clash


def _handed(left: Item, right: Item, link: Link, trail: Trail) -> bool:
    """The words were copied; or made over, and with them nameless sources ("two dealers", "market experts"), or a
    number was from a report that the other stands on."""
    if link.trust >= COPY or (left.many and right.many) or not (left.figure and right.figure):
        return link.trust >= COPY or (left.many and right.many)
    return trail.stands_on(left.report, right.report) or trail.stands_on(right.report, left.report)


def _alike(left: Item, right: Item) -> bool:
    """Both take the same side and say the same: not two voices in one sentence, nor two states of one thing."""
    if left.figure and right.figure:
        return number(left.figure) == number(right.figure)
    mine, theirs = fates_of(left, fates()), fates_of(right, fates())
    if mine and theirs and not mine & theirs:
        return False  # a later state of the same people
    same_side = (left.stance == "denies") == (right.stance == "denies")
    return same_side and 5 * len(left.words & right.words) >= 3 * min(len(left.words), len(right.words))


def _shifted(left: Item, right: Item, down: bool, parties: Parties, claim: str) -> Clash | None:
    if left.teller and right.teller:
        if parties.of_source(left.teller) == parties.of_source(right.teller) or not _strangers(left, right):
            return None
        if _of_authority(left, right):
            return None
        if _own_paper(left, right, parties) or _own_paper(right, left, parties):
            return None
        words = "the same words are laid to different sources"
        return Clash("attribution", "hard", left.span, right.span, words, (), (claim,))
    teller, plain = (left, right) if down else (right, left)
    if teller.teller and not plain.teller and not _still_named(teller, plain):
        words = "attributed in one report, stated as fact in another that stands on the same text"
        return Clash("attribution", "soft", left.span, right.span, words, (), (claim,))
    return None


def _of_authority(left: Item, right: Item) -> bool:
    """One is told as the authorities without more, who may be those of the other: "police", "officials"."""
    known = clashes().authorities
    return any(item.named & known and not item.named - known - _THE for item in (left, right))


def _own_paper(paper: Item, other: Item, parties: Parties) -> bool:
    """One text is a paper of the body to which the other lays the words: what it cites, it says itself."""
    return other.teller is not None and parties.of_report(paper.report) == parties.of_source(other.teller)


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


def _still_named(told: Item, plain: Item) -> bool:
    """Whether the sentence of a count without an attribution names the source all the same, in words that were not read
    as one. Of what somebody did their name tells nothing, as they did it, but for words for what they told."""
    names = telling(" ".join(told.named))
    if plain.figure is None:
        return bool(names & plain.around and _TELLINGS & plain.around)
    return bool(names) and 2 * len(names & plain.around) >= len(names)


def _is_one(item: Item) -> bool:
    """One person: "a senior officer at headquarters"."""
    return bool(item.named & _ONE) and not item.many


def _are_many(item: Item) -> bool:
    """Several: "military experts"."""
    return item.many and not item.named & (_ONE | _THE)

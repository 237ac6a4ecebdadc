"""Said by one and denied by another; denied and later admitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.claims.clashing import Clash
from secondsource.claims.drafts import Draft
from secondsource.claims.handed import Trail
from secondsource.claims.items import Item
from secondsource.claims.parties import Parties
from secondsource.model.span import Span


def denials(drafts: Sequence[Draft], parties: Parties) -> Iterator[Clash]:
    """One conflict for each claim that somebody denies: the plainest denial against the plainest word for it."""
    for draft in drafts:
        against = [item for item in draft.items if item.stance == "denies"]
        admitted = [item for item in draft.items if item.stance == "admits"]
        said = [item for item in draft.items if item.stance in ("asserts", "reports")]
        if not against or not (admitted or said):
            continue
        a, b = min(against, key=_plainness), min(admitted or said, key=_plainness)
        told = "denied, and admitted later" if admitted else "said by one side, denied by another"
        more = tuple(item.span for item in draft.items if item not in (a, b))
        yield Clash("polarity", "hard", a.span, b.span, told, more, (draft.id,))


def _plainness(item: Item) -> tuple[object, ...]:
    """Body before headline, attributed before not, the fuller before the barer."""
    return (item.title, item.speaker is None, item.day, -len(item.words), item.key)


def hardened(drafts: Sequence[Draft], trail: Trail) -> Iterator[Clash]:
    """A refusal to comment that a copy turned into a denial, or the other way round."""
    refusing = [item for draft in drafts for item in draft.items if item.refuses]
    denying: dict[Span, list[Item]] = {}
    for draft in drafts:
        for item in draft.items:
            if item.stance == "denies":
                denying.setdefault(item.sentence, []).append(item)
    for item in sorted(refusing, key=lambda item: item.key):
        for link in trail.of(item.sentence):
            for other in denying.get(link.other, ())[:1]:
                told = "would not comment in one report, denied it in another that stands on the same text"
                yield Clash("polarity", "hard", item.span, other.span, told)

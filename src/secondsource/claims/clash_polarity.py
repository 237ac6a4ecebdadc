"""Said by one and denied by another; denied and later admitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.claims.clashing import Clash
from secondsource.claims.drafts import Draft
from secondsource.claims.items import Item
from secondsource.claims.parties import Parties


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

"""What was looked for between the origins of a claim that are counted apart, and what was seen: once a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.weight.cues import Cues, Tie
from secondsource.claims.weight.origins import Counted
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.resources.occasions import occasions_in
from secondsource.text.phrases import joined

#: What is looked for, by the name under which it is told when it is seen.
LOOKED_FOR = (
    "shared passages",
    "common credit",
    "common speaker",
    "same occasion",
    "same owner",
    "same byline",
    "shared spelling",
)
MAX_SHOWN = 4  # parties whose words are shown for one tie


def checked(items: Sequence[Item], counted: Counted, trail: Trail, cues: Cues) -> tuple[Reason, ...]:
    """One reason that names what was looked for, and one for each tie that was seen; () for a single origin.

    Each item is looked at once, and lands under the ties that it has: the cost is linear in the items.
    """
    party = [found[0] if found else "" for found in counted.of_member]
    apart = set(counted.origins.ids)
    if len(apart) < 2:
        return ()
    ties: dict[Tie, dict[str, Span]] = defaultdict(dict)
    for item, mine in zip(items, party, strict=True):
        if mine in apart:
            for tie in _ties(item, trail, cues):
                ties[tie].setdefault(mine, item.span)
    _passages(items, party, apart, trail, ties)
    seen = {tie: of for tie, of in sorted(ties.items()) if len(of) > 1}
    names = sorted({name for name, _ in seen}, key=LOOKED_FOR.index)
    missing = [name for name in LOOKED_FOR if name not in names]
    detail = f"{len(apart)} origins are counted apart; not seen between any two of them: {', '.join(missing)}"
    told = f"{detail}; seen: {joined(names)}" if names else f"{detail}: no dependency detected"
    return (Reason("checked", 0.0, told), *_seen(seen))


def _seen(ties: Mapping[Tie, Mapping[str, Span]]) -> Iterator[Reason]:
    for (name, what), of in ties.items():
        spans = tuple(of[party] for party in sorted(of)[:MAX_SHOWN])
        about = f" ({what})" if what else ""
        yield Reason(name, 0.0, f"{len(of)} of the origins have this in common{about}: they may be one", spans)


def _ties(item: Item, trail: Trail, cues: Cues) -> Iterator[Tie]:
    """What one wording could share with another origin's. Owner and byline count for a report's own voice only, and not
    for words that it has taken over."""
    if item.speaker is None and not trail.is_handed_down(item.sentence):
        yield from cues.of.get(item.report, ())
        yield from (("common credit", agency) for agency in cues.wires.get(item.report, ()))
    if item.teller and item.teller != item.speaker:
        yield "common speaker", f"told by {cues.labels.get(item.teller, item.teller)}"
    yield from (("same occasion", words) for words in occasions_in(cues.text(item.sentence)))
    yield from cues.odd_in(item.sentence)


def _passages(
    items: Sequence[Item],
    party: Sequence[str],
    apart: set[str],
    trail: Trail,
    ties: dict[Tie, dict[str, Span]],
) -> None:
    """Sentences of two origins that a passage joins, though too loosely for a copy."""
    at: dict[Span, list[int]] = {}
    for i, item in enumerate(items):
        if party[i] in apart:
            at.setdefault(item.sentence, []).append(i)
    for i, item in enumerate(items):
        for link in trail.of(item.sentence) if party[i] in apart else ():
            for j in at.get(link.other, ()):
                if party[i] != party[j]:
                    ties["shared passages", ""].setdefault(party[i], item.span)
                    ties["shared passages", ""].setdefault(party[j], items[j].span)

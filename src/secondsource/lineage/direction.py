"""Which of two related reports stood first: named grounds, weighed against one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from secondsource.lineage.altered import turned
from secondsource.lineage.voice import Voice, editions, same_name
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.reuse import Passage, Reuse
from secondsource.model.span import Span
from secondsource.resources.people import fate_cues
from secondsource.text.normalize import fold, numeral

DECIDED = 1.0  # weight that must be left over on one side; below it the direction stays open


@dataclass(frozen=True, slots=True)
class Order:
    """A proposed order: `parent` first, `child` after it. Shares are those of each body that the passages cover."""

    parent: Voice
    child: Voice
    passages: tuple[Passage, ...]
    parent_share: float
    child_share: float


class Seen(NamedTuple):
    """What speaks for an order: how strongly (0 to 1), said in one sentence, and where it stands."""

    strength: float
    detail: str
    spans: tuple[Span, ...] = ()


def published_first(order: Order) -> Seen | None:
    """The parent was published on an earlier day."""
    first, second = order.parent.report.published, order.child.report.published
    if first.latest and second.earliest and first.latest < second.earliest:
        return Seen(1.0, f"Published by {first.latest}, the other not before {second.earliest}.")
    return None


def earlier_edition(order: Order) -> Seen | None:
    """Both are numbered editions of one agency's story, and the parent's number is lower."""
    first, second = order.parent, order.child
    if second.lead and editions(first, second) and (first.lead or 0) < second.lead:
        return Seen(
            1.0, f"Edition {first.lead or 'without number'} of the agency's story stands before edition {second.lead}."
        )
    return None


def credited(order: Order) -> Seen | None:
    """The child credits the agency or paper that the parent is by."""
    for name in (order.parent.agency, order.parent.outlet):
        if credit := order.child.credits(name):
            return Seen(1.0, f"Credits {credit.agency}, whose copy the other is.", (credit.span,))
    return None


def named(order: Order) -> Seen | None:
    """The child's text names the paper, station or agency that the parent is by."""
    if at := calls(order.child, order.parent):
        return Seen(1.0, f"Names {order.child.report.quote(at)}, whose text the other is.", (at,))
    return None


def released(order: Order) -> Seen | None:
    """The parent is an office's own paper; news is made from such papers, not they from news."""
    if order.parent.release:
        return Seen(1.0, "The other is an office's own statement.")
    return None


def dispatched(order: Order) -> Seen | None:
    """The parent is an agency's own dispatch, the child is not."""
    if order.parent.dispatch and not order.child.dispatch:
        return Seen(1.0, f"The other is a dispatch of {order.parent.agency or 'an agency'} itself.")
    return None


def signed_off(order: Order) -> Seen | None:
    """Only the parent carries the agency's sign-off with its reporters and editors."""
    if order.parent.dispatch and order.parent.signed and not order.child.signed:
        return Seen(1.0, "Only the other names its reporters at the end.", (order.parent.signed,))
    return None


def datelined(order: Order) -> Seen | None:
    """Only the parent has a dateline: copies drop it."""
    if order.parent.report.dateline and not order.child.report.dateline:
        return Seen(1.0, "Only the other has a dateline.", (order.parent.report.dateline,))
    return None


def fuller(order: Order) -> Seen | None:
    """More of the child is found in the parent than of the parent in the child. Later editions may grow or shrink."""
    if editions(order.parent, order.child):
        return None
    more = order.child_share - order.parent_share
    if more > 0.05:
        return Seen(
            min(1.0, more),
            f"{order.child_share:.0%} of it stands in the other, but only {order.parent_share:.0%} of the other in it.",
        )
    return None


def sources_dropped(order: Order) -> Seen | None:
    """The parent says who told it what the child tells without a source."""
    lost = [a.left for p in order.passages for a in p.altered if a.kind == "attribution" and a.left and not a.right]
    if lost:
        return Seen(min(1.0, len(lost) / 2), "It leaves out sources that the other names.", tuple(lost[:3]))
    return None


def knows_less(order: Order) -> Seen | None:
    """The child speaks of later days than the parent."""
    first, second = order.parent.newest, order.child.newest
    if first and second and first < second:
        return Seen(1.0, f"Speaks of {second}; the other of nothing after {first}.")
    return None


def lower_tolls(order: Order) -> Seen | None:
    """The child's counts of dead and hurt are higher: tolls rise while a story unfolds."""
    told, more, less = [], 0, 0
    for altered in (a for p in order.passages for a in p.altered if a.kind == "number" and a.left and a.right):
        first, second = _toll(order.parent.report, altered.left), _toll(order.child.report, altered.right)
        if first is not None and second is not None and first != second:
            more, less = more + (second > first), less + (second < first)
            told += [altered.left, altered.right]
    if more > less:
        return Seen(1.0, "It counts more dead or hurt.", tuple(span for span in told if span))
    return None


class Feature(NamedTuple):
    """One ground for an order and its weight. One that goes by `form` says nothing about an office's own paper, which
    has the form of no news report."""

    of: Callable[[Order], Seen | None]
    weight: float
    form: bool = False


#: Weights by the order of trust that source criticism gives them: what a report says of its own source outweighs its
#: form, its form outweighs dates (reprints carry late dates, pages wrong ones), dates outweigh length.
RECIPE = (
    Feature(earlier_edition, 3.0),
    Feature(credited, 3.0),
    Feature(named, 2.5),
    Feature(released, 2.0),
    Feature(published_first, 1.5),
    Feature(knows_less, 1.2),
    Feature(lower_tolls, 1.5),
    Feature(dispatched, 1.2, form=True),
    Feature(fuller, 2.0, form=True),
    Feature(signed_off, 0.8, form=True),
    Feature(sources_dropped, 0.6, form=True),
    Feature(datelined, 0.4, form=True),
)


def weigh_order(left: Voice, right: Voice, reuse: Reuse) -> tuple[float, tuple[Reason, ...]]:
    """How much more speaks for "left stood first" than for the contrary (negative: right did), with the grounds."""
    there = Order(left, right, reuse.passages, reuse.share_left, reuse.share_right)
    back = Order(right, left, tuple(map(turned, reuse.passages)), reuse.share_right, reuse.share_left)
    total, reasons = 0.0, []
    for feature in RECIPE:
        for order, sign in ((there, 1.0), (back, -1.0)):
            if feature.form and order.child.release:
                continue
            if seen := feature.of(order):
                score = round(sign * feature.weight * seen.strength, 3)
                total += score
                reasons.append(Reason(_name(feature), score, seen.detail, seen.spans))
    return round(total, 3), tuple(reasons)


def _name(feature: Feature) -> str:
    return feature.of.__name__.replace("_", " ")


def _toll(report: Report, span: Span | None) -> float | None:
    """The number there, if words of death or injury stand near it in its sentence."""
    if span is None:
        return None
    around = report.text[max(0, span.start - 40) : span.end + 40]
    digits = numeral(fold(report.quote(span)))
    return float(digits) if digits and _harm() & set(map(fold, around.split())) else None


@cache
def _harm() -> frozenset[str]:
    """Single words that tell of people killed or hurt."""
    return frozenset(
        phrase[0]
        for phrase, cues in fate_cues().items()
        if len(phrase) == 1 and any(cue.fate in ("killed", "wounded") for cue in cues)
    )


def named_at(voice: Voice, name: str) -> Span | None:
    """Where the body of a report names an agency or paper; short names must stand alone as written."""
    words = [w for w in name.split() if fold(w) != "the"]
    wanted = " ".join(words)
    if len(wanted) < 3:
        return None
    text, at = voice.report.text, 0
    while (at := text.find(wanted, at)) >= 0:
        end = at + len(wanted)
        alone = not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
        if alone and not voice.report.is_furniture(at, end):
            return Span(voice.report.id, at, end)
        at = end
    return None


def calls(one: Voice, other: Voice) -> Span | None:
    """Where one credits or names the house of the other."""
    if one.names & other.names or same_name(one.outlet, other.outlet):
        return None
    if found := one.calls(other):
        return found
    for name in (other.agency, other.outlet):
        if (at := named_at(one, name)) and not same_name(one.agency, name) and not same_name(one.outlet, name):
            return at
    return None


def outcome(total: float) -> int:
    """1 where the left report stood first, -1 where the right one did, 0 where that stays open."""
    return (total >= DECIDED) - (total <= -DECIDED)

"""What claims, origins and conflicts are judged by, as tables that a reader can look up."""

from __future__ import annotations

from secondsource.claims.alignment.align import CROWD
from secondsource.claims.alignment.features import RECIPE as ONE_CLAIM
from secondsource.claims.alignment.features import SAME as SAME_CLAIM
from secondsource.claims.alignment.handed import COPY, GREY, TRUST
from secondsource.claims.identity.sources import RECIPE as ONE_SOURCE
from secondsource.claims.identity.sources import THRESHOLD
from secondsource.claims.weight.tallies import FAR, GROWING
from secondsource.claims.weight.updates import SHRINKING
from secondsource.model.method import Measure, Method


def methods() -> tuple[Method, ...]:
    """The tables of this stage."""
    return (_one_claim(), _one_source(), _origins(), _counts())


def _one_claim() -> Method:
    rows = [Measure(f.__name__, f"{weight:+.2f}", _said(f)) for f, weight in ONE_CLAIM]
    return Method(
        "claims",
        "When two wordings are one claim",
        f"Each feature gives 0 to 1; the weighted sum must reach {SAME_CLAIM:g}. Compared are items of one story and "
        f"kind that share a word, name, number, event or copied passage with at most {CROWD} others. Two counts of one "
        "sentence, and two fates of people, are never joined.",
        tuple(rows),
    )


def _one_source() -> Method:
    rows = [Measure(f.name, f"{f.weight:+.2f}", _said(f.sees)) for f in ONE_SOURCE]
    return Method(
        "claims",
        "When two speakers are one source",
        f"The weights of what holds are added; {THRESHOLD:g} is needed, and a weight of -2 is a veto. Unnamed sources "
        "are joined only by what is told of them.",
        tuple(rows),
    )


def _origins() -> Method:
    trust = [Measure(label, f"{value:g}", "trust in a passage that is so handed on") for label, value in TRUST.items()]
    return Method(
        "claims",
        "When a passage adds no origin",
        "Parties and witnesses are counted, not reports. What may be a second origin, but need not, lifts only the "
        "upper end of a range; a copy lifts neither.",
        (
            *trust,
            Measure(
                "copy", f"{COPY:g}", "trust from which two sentences are one: the second has the origin of the first"
            ),
            Measure("open", f"{GREY:g}", "chance of common text from which a second origin is not counted as certain"),
        ),
    )


def _counts() -> Method:
    return Method(
        "claims",
        "When a count replaces another",
        "A later day has another number by the same party, or a greater one that is told as the toll of all.",
        (
            Measure("days", str(FAR), "days over which counts of one event are compared"),
            Measure("only grow", ", ".join(sorted(GROWING)), "fates of which a later count is no lower"),
            Measure("may shrink", ", ".join(sorted(SHRINKING)), "fates that end: the missing are found"),
        ),
    )


def _said(feature: object) -> str:
    return (feature.__doc__ or "").strip().split("\n")[0]

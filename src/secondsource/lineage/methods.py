"""What lineage is judged by, as tables that a reader can look up."""

from __future__ import annotations

from secondsource.lineage import bonds, direction, kinship, passages, routes, strand
from secondsource.lineage.edges import WHOLLY
from secondsource.lineage.signature import SHINGLE
from secondsource.lineage.unseen import SHARED
from secondsource.model.method import Measure, Method


def methods() -> tuple[Method, ...]:
    """The tables of this stage."""
    return (
        Method(
            "lineage",
            "When two lines are one passage",
            f"Log-odds, added to {passages.BASE:g}; a chance of {passages.PASSAGE:g} makes a passage.",
            tuple(Measure(name, f"{feature.weight:+.2f}") for name, feature in passages.RECIPE.items()),
        ),
        Method(
            "lineage",
            "When two reports are kin",
            f"Log-odds, added to {kinship.BASE:g}. Runs are of {SHINGLE} words; formulas that come back whatever the "
            "news is bind nobody, nor does what both quote.",
            tuple(
                Measure(name, f"{feature.weight:+.2f}", feature.say.split("{")[0].strip())
                for name, feature in kinship.RECIPE.items()
            ),
        ),
        Method(
            "lineage",
            "Outward signs of kinship",
            "Added to the same log-odds.",
            tuple(Measure(_plain(f.of), f"{f.weight:+.2f}", _said(f.of)) for f in bonds.RECIPE),
        ),
        Method(
            "lineage",
            "Which of two stood first",
            "What a report says of its own source outweighs its form, its form outweighs dates, dates outweigh length.",
            tuple(Measure(_plain(f.of), f"{f.weight:+.2f}", _said(f.of)) for f in direction.RECIPE),
        ),
        Method(
            "lineage",
            "In what way text is shared",
            f"Log-odds, added to {strand.BASE:g}; above zero one was made from the other, below it both from a third.",
            tuple(Measure(_plain(f.of), f"{f.weight:+.2f}", _said(f.of)) for f in strand.RECIPE),
        ),
        Method(
            "lineage",
            "Rewrites without common sentences",
            f"Log-odds, added to {routes.BASE:g}.",
            tuple(Measure(name, f"{feature.weight:+.2f}") for name, feature in routes.RECIPE.items()),
        ),
        Method(
            "lineage",
            "Thresholds",
            "",
            (
                Measure("wholly derived", f"{WHOLLY:g}", "share of a report from which it is wholly taken over"),
                Measure("unseen ancestor", f"{SHARED:g}", "chance of shared text from which two siblings need one"),
            ),
        ),
    )


def _plain(feature: object) -> str:
    return str(getattr(feature, "__name__", "")).replace("_", " ")


def _said(feature: object) -> str:
    return (feature.__doc__ or "").strip().split("\n")[0]

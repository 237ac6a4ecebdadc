"""How two reports stand to each other, in words and as a line: its pattern, and a sign that needs no colour."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.lineage import Edge

UNSURE = 0.5  # an edge less probable than that is drawn faint, with a question mark
ORDER = ("derived", "own update", "siblings", "same release", "quotation only", "background only", "independent")


@dataclass(frozen=True, slots=True)
class Look:
    """A relation as the pages show it: class of the line, sign beside it, what it means."""

    css: str
    sign: str
    means: str


LOOKS = {
    "derived": Look("r-derived", "", "one was made from the other"),
    "own update": Look("r-update", "↻", "a later version by the same house"),
    "siblings": Look("r-siblings", "≈", "both stand on a third text"),
    "same release": Look("r-release", "¶", "both stand on one office's paper"),
    "quotation only": Look("r-quotation", "“”", "they share what somebody said, nothing else"),
    "background only": Look("r-background", "…", "they share background that is told every time"),
    "independent": Look("r-none", "", "no dependency detected"),
}


def look(relation: str) -> Look:
    """The look of a relation; of one that is not known here, that of `derived`."""
    return LOOKS.get(relation, LOOKS["derived"])


def unsure(edge: Edge) -> bool:
    """Whether the relation is more likely not as it stands here (0 says that no probability was given)."""
    return 0 < edge.probability < UNSURE


def probability(edge: Edge) -> str:
    """ "0.84", "< 0.01"; "" where none was given."""
    if not edge.probability:
        return ""
    return f"{edge.probability:.2f}" if edge.probability >= 0.005 else "< 0.01"


def verb(edge: Edge) -> str:
    """What joins a child to its parent, to be read between their names."""
    return "stands on" if edge.direction == "known" else "shares text with"

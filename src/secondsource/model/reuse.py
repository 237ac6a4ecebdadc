"""What two reports have in common, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.reason import Reason
from secondsource.model.span import Span

Label = Literal["verbatim", "near", "paraphrase", "partial"]
AlterationKind = Literal["number", "name", "place", "date", "attribution", "negation", "modality", "wording"]


@dataclass(frozen=True, slots=True)
class Alteration:
    """A fact that differs between two aligned passages, with both wordings (None: absent on that side)."""

    kind: AlterationKind
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Two stretches, one in each report, that say the same in related words. `score` is 0 to 1.

    `quoted` says that the common words are mostly inside quotation marks, `stock` that they recur in reports of many
    days (background, formulas): neither binds one report to the other.
    """

    left: Span
    right: Span
    label: Label
    score: float
    altered: tuple[Alteration, ...] = ()
    quoted: bool = False
    stock: bool = False


@dataclass(frozen=True, slots=True)
class Reuse:
    """The aligned passages of two reports, in the order of the left one.

    `share_left` and `share_right` are the shares (0 to 1) of the letters of each body that the passages cover; `score`
    the probability (0 to 1) that the two share text by copying at all, for the `reasons` given; `wholly` the
    probability that, if they do, three quarters or more of the shorter are taken over, for its `grounds`.
    """

    left: str
    right: str
    passages: tuple[Passage, ...]
    share_left: float
    share_right: float
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    wholly: float = 0.0
    grounds: tuple[Reason, ...] = ()

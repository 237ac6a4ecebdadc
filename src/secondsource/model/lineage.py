"""Which report stands on which, and on what that nobody has seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.reason import Reason
from secondsource.model.reuse import Alteration, Label
from secondsource.model.span import Span

Direction = Literal["known", "undetermined"]
#: What speaks of an unseen ancestor: text that its children share, the number of an edition, or that they cite it.
KnownBy = Literal["text", "edition", "citation"]
#: How two reports stand to each other. "derived": one was made from the other; "own update": both are of one house;
#: "siblings": both stand on a third text; "same release": that text is an office's paper; the last three share no text
#: that binds: only what somebody said, only background that is told every time, nothing as far as seen.
Relation = Literal[
    "derived", "own update", "siblings", "same release", "quotation only", "background only", "independent"
]
#: How much of the shorter report is taken over: three quarters and more of it, or less.
Derivation = Literal["wholly", "partly"]


@dataclass(frozen=True, slots=True)
class Handed:
    """A passage as it went from parent to child (or between siblings)."""

    child: Span
    parent: Span
    label: Label
    altered: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """One report stands on another, or on an unseen ancestor (`parent` is then its id).

    `direction` is "undetermined" where it cannot be told who stood on whom; `indirect` where the text came by way of
    a third, in the pile or not. `share` is the share of the child's body that is covered, `score` the probability (0 to
    1) that the two share text by copying at all; to an unseen ancestor, that the child stands on it. `passages` are
    then those between the child and its siblings that show it. `probability` (0 to 1) is that of the `relation` as it
    stands here: that text is shared, and in this way.
    """

    id: str
    child: str
    parent: str
    kind: Label
    direction: Direction
    indirect: bool
    share: float
    score: float
    reasons: tuple[Reason, ...] = ()
    passages: tuple[Handed, ...] = ()
    relation: Relation = "derived"
    derivation: Derivation = "partly"
    probability: float = 0.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of a parent's sentences in a child.

    `kept` say the same, in `altered` facts differ (each with both wordings), `dropped` are sentences of the parent that
    the child lacks, `added` the child's own. Passages are in the order of the child, sentences in that of their report.
    """

    kept: tuple[Handed, ...] = ()
    altered: tuple[Handed, ...] = ()
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Unseen:
    """An ancestor that is not in the pile. `agency` if credits name one, or the name by which it is cited.

    `latest` is the last ISO day on which it may have appeared: its first child stood there by then (None: no child has
    a date); `earliest` the last day of which what it held tells as past, so that it knew what had happened by then.
    `held` is what it must have contained, in the words of the child that has most of it.
    """

    id: str
    label: str
    children: tuple[str, ...]
    agency: str | None = None
    reasons: tuple[Reason, ...] = ()
    known_by: KnownBy = "text"
    latest: str | None = None
    held: tuple[Span, ...] = ()
    earliest: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A strand of text, and the reports that stand on it (a mixed report stands on several)."""

    id: str
    label: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """A sentence of a report and the origin its words come from."""

    span: Span
    origin: str


@dataclass(frozen=True, slots=True)
class Possible:
    """Two reports without an edge that may share text all the same: too little for kinship, too much to exclude it.

    `passages` say the same in related words; `score` is the probability (0 to 1) that the reports share text,
    `relation` what they have in common if they do not.
    """

    left: str
    right: str
    score: float
    passages: tuple[Handed, ...] = ()
    relation: Relation = "independent"


@dataclass(frozen=True, slots=True)
class Stock:
    """A sentence taken from nobody in particular: it comes back, or nearly all of its words do, whatever the news is.
    It binds no two reports; what it says counts as said all the same."""

    span: Span
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The stemma of a pile. Every body sentence of every report is in exactly one strand."""

    edges: tuple[Edge, ...] = ()
    hypothetical: tuple[Unseen, ...] = ()
    origins: tuple[Origin, ...] = ()
    strands: tuple[Strand, ...] = ()
    possible: tuple[Possible, ...] = ()
    stock: tuple[Stock, ...] = ()

"""Words of a sentence that tell of people's fate, and whom they look at: object, subject, or the number of a toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.assertions.counts import Counted
from secondsource.resources.people import Cue, fate_cues
from secondsource.text.listed import listed
from secondsource.text.numerals import Piece

BE = listed(
    "be is are was were been being am 's 're get gets got getting",
)
HAVE = listed(
    "have has had having 've 'd",
)
ADVERBS = listed(
    "also already still not now later then only just all both either reportedly allegedly apparently confirmed",
    "believed feared known reported said officially seriously badly slightly lightly critically severely since so",
    "far currently again subsequently presumed either instantly immediately to never",
)
_PASSED = ADVERBS | frozenset("\"“‘'")
AUXILIARIES = (
    BE
    | HAVE
    | listed(
        "will would may might could must did do does remain remains remained",
    )
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue where it stands in the sentence. `forward`: its object has the fate; `backward`: its subject has it."""

    first: int
    after: int
    fate: str
    forward: bool
    backward: bool
    toll: bool


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(phrase) for phrase in fate_cues())


def signs(counted: Counted) -> list[Sign]:
    """The cues of a sentence in order, the longest phrase first; those inside a quantity belong to it."""
    row = counted.row
    taken = {i for quantity in counted.quantities for i in range(quantity.first, quantity.after)}
    ends = {quantity.after for quantity in counted.quantities}
    starts = {quantity.first for quantity in counted.quantities}
    found: list[Sign] = []
    i = 0
    while i < len(row):
        size = 0 if i in taken else _match(row, i)
        if size:
            found.append(_sign(row, i, i + size, ends, starts))
        i += size or 1
    return found


def _match(row: Sequence[Piece], i: int) -> int:
    """How many pieces the longest cue at this place has."""
    for size in range(min(_longest(), len(row) - i), 0, -1):
        if tuple(piece.word for piece in row[i : i + size]) in fate_cues():
            return size
    return 0


def inside(row: Sequence[Piece], first: int, after: int) -> str | None:
    """The fate that a participle or adjective within a noun phrase tells of ("two captured gunmen")."""
    for i in range(first, after):
        for cue in fate_cues().get((row[i].word,), ()):
            if cue.reach == "state" or (cue.reach == "done" and cue.shape in ("either", "passive")):
                return cue.fate
    return None


def _sign(row: Sequence[Piece], first: int, after: int, ends: set[int], starts: set[int]) -> Sign:
    cues = fate_cues()[tuple(piece.word for piece in row[first:after])]
    verb = next((cue for cue in cues if cue.reach == "done"), None)
    toll = any(cue.reach == "toll" for cue in cues)
    if verb is None or any(cue.reach != "done" for cue in cues):
        backward = any(cue.reach != "toll" for cue in cues)
        return Sign(first, after, cues[0].fate, False, backward, toll)
    passive = _is_passive(row, first, after, verb, ends, starts)
    return Sign(first, after, verb.fate, not passive, passive, False)


def _is_passive(row: Sequence[Piece], first: int, after: int, verb: Cue, ends: set[int], starts: set[int]) -> bool:
    """Whether the subject, not the object, has the fate."""
    if verb.shape == "active":
        return False
    i = first - 1
    while i >= 0 and row[i].word in _PASSED and i not in ends:
        i -= 1
    before = row[i].word if i >= 0 else ""
    if before in BE:
        return True
    if before in HAVE:
        return False
    if after in starts:
        return False
    if first in ends or i + 1 in ends:
        return True  # "four soldiers killed", "25 wounded"
    return verb.shape == "passive"

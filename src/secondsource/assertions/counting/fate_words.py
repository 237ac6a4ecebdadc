"""Words of a sentence that tell of people's fate, and whom they look at: object, subject, or the number of a toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.resources.people import Cue, fate_cues
from secondsource.text.listed import listed
from secondsource.text.numerals import Piece

BE = listed("be is are was were been being am 's 're get gets got getting")
HAVE = listed("have has had having 've 'd")
ADVERBS = listed(
    "also already still not now later then only just all both either reportedly allegedly apparently confirmed",
    "believed feared known reported said officially seriously badly slightly lightly critically severely since so",
    "far currently again subsequently presumed instantly immediately to never found left",
)
AUXILIARIES = BE | HAVE | listed("will would may might could must did do does remain remains remained")
#: What may stand between the numbers of one list.
COORDINATORS = listed(
    ", and or as well plus another a further at least also including other more some about - – — along with the",
)
#: Words that may lead to a number.
_LEADING = listed("a an another the further additional other at least as many some these those his her its their")
_PASSED = ADVERBS | frozenset("\"“‘'")


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue where it stands in the sentence. `forward`: its object has the fate; `backward`: its subject has it;
    `things`: things can have it too."""

    first: int
    after: int
    fate: str
    forward: bool
    backward: bool
    toll: bool
    things: bool = False


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(phrase) for phrase in fate_cues())


def signs(row: Sequence[Piece], quantities: Sequence[tuple[int, int]]) -> list[Sign]:
    """The cues of a sentence in order, the longest phrase first. Those inside a quantity (first piece, after the last)
    belong to it."""
    taken = {i for first, after in quantities for i in range(first, after)}
    starts, ends = {first for first, _ in quantities}, {after for _, after in quantities}
    found: list[Sign] = []
    i = 0
    while i < len(row):
        size = 0 if i in taken else _match(row, i)
        if size:
            found.append(_sign(row, i, i + size, ends, starts, found[-1] if found else None))
        i += size or 1
    return found


def _match(row: Sequence[Piece], i: int) -> int:
    """How many pieces the longest cue at this place has."""
    for size in range(min(_longest(), len(row) - i), 0, -1):
        if tuple(piece.word for piece in row[i : i + size]) in fate_cues():
            return size
    return 0


def begins_fate(row: Sequence[Piece], i: int) -> bool:
    """Whether a word of fate or an auxiliary stands here."""
    return i < len(row) and (row[i].word in BE or row[i].word in HAVE or _match(row, i) > 0)


def inside(row: Sequence[Piece], first: int, after: int) -> str | None:
    """The fate that a participle or adjective within a noun phrase tells of ("two captured gunmen")."""
    for i in range(first, after):
        for cue in fate_cues().get((row[i].word,), ()):
            if cue.reach == "state" or (cue.reach == "done" and cue.shape in ("either", "passive")):
                return cue.fate
    return None


def _sign(row: Sequence[Piece], first: int, after: int, ends: set[int], starts: set[int], before: Sign | None) -> Sign:
    cues = fate_cues()[tuple(piece.word for piece in row[first:after])]
    verb = next((cue for cue in cues if cue.reach == "done"), None)
    toll = any(cue.reach == "toll" for cue in cues)
    other = next((cue for cue in cues if cue.reach in ("state", "undergone")), None)
    passive = verb is None or _is_passive(row, first, after, verb, ends, starts, before)
    if other and not passive:
        passive = not _before_number(row, after, starts)  # "injured" before no number is a state
    fate = (other if passive and other else verb or cues[0]).fate
    things = bool(verb and verb.things)
    return Sign(first, after, fate, not passive, passive and (other or verb) is not None, toll, things)


def _before_number(row: Sequence[Piece], i: int, starts: set[int]) -> bool:
    """Whether a number follows, maybe after "a further", "the other"."""
    while i not in starts and i < len(row) and row[i].word in _LEADING:
        i += 1
    return i in starts


def _is_passive(
    row: Sequence[Piece], first: int, after: int, verb: Cue, ends: set[int], starts: set[int], before: Sign | None
) -> bool:
    """Whether the subject, not the object, has the fate."""
    if verb.shape == "active":
        return False
    i = first
    while i > 0 and i not in ends and (row[i - 1].word in _PASSED or row[i - 1].word.endswith("ly")):
        i -= 1
    if i in ends and after not in starts:
        return True  # "four soldiers killed", "25 wounded", "two men found shot"
    lead = row[i - 1].word if i else ""
    if lead == "and" and before and before.after == i - 1:
        return before.backward  # "were beaten and robbed"
    if lead in BE or lead in HAVE:
        return lead in BE
    return verb.shape == "passive" and after not in starts

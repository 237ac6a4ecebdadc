"""What a person decided about something that the machine proposed: appended, never overwritten, chained by digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

#: What can be judged, and what the words of a judgement mean there ("yes" is positive, "no" is negative):
#: edge       two reports; yes: the first stands on the second (value "derived") or both on one text (value "siblings");
#:            no: they share no text by copying
#: identity   two mentions of somebody or something; yes: one and the same; no: two
#: claim      two wordings; yes: the same claim; no: two claims
#: status     one wording of a claim; yes: its status is `value`; no: it is not `value`
#: furniture  a stretch of a report; yes: page furniture (of kind `value`); no: text of the report
#: date       a report; yes: published on `value` (an ISO day, or "first/last"); no: not on `value`
#: place      a mention of a place; yes: it is at `value` ("lat,lon" or "lat,lon name"); no: not where it was put
TargetKind = Literal["edge", "identity", "claim", "status", "furniture", "date", "place"]
#: "unsure" is kept and shown; it changes nothing and takes the target out of the queue.
Verdict = Literal["positive", "negative", "unsure"]

#: What stands before the first judgement of a log.
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Where in a report something judged stands: the report's id (a digest, no siglum), code points, and the words.

    A whole report is (id, 0, 0, ""). An anchor never moves: where the report or its words are gone, the judgement rests
    until they come back.
    """

    report: str
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What is judged. For "edge" the order of the anchors is child, parent; elsewhere their order means nothing."""

    kind: TargetKind
    at: tuple[Anchor, ...]
    value: str = ""

    @property
    def key(self) -> str:
        """What two judgements of the same thing have in common, whatever they say of it."""
        parts = sorted(f"{a.report}:{a.start}:{a.end}" for a in self.at)
        return f"{self.kind} {' '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log. `n` counts from 1; `time` is an ISO time in UTC; `undoes` the `n` of an entry that is taken
    back (its target and verdict are repeated here). `before` is the hash of the entry before, `hash` its own."""

    target: Target
    verdict: Verdict
    user: str
    reason: str
    time: str
    undoes: int | None = None
    n: int = 0
    before: str = ""
    hash: str = ""


def sealed(judgement: Judgement, last: Judgement | None) -> Judgement:
    """The judgement as the entry after `last` (None: the first of a log): numbered, and bound to all before it."""
    placed = replace(judgement, n=last.n + 1 if last else 1, before=last.hash if last else GENESIS, hash="")
    return replace(placed, hash=_hash(placed))


def broken(log: Sequence[Judgement]) -> str | None:
    """Where the chain of a log breaks, in words; None when it holds."""
    before = GENESIS
    for n, entry in enumerate(log, 1):
        if entry.n != n:
            return f"entry {n} is missing (the log goes on with {entry.n})"
        if entry.before != before or entry.hash != _hash(entry):
            return f"entry {n} was changed after it was written"
        before = entry.hash
    return None


def in_force(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count, in the order of the log: of several of one target the last that was not undone."""
    entries = list(log)
    undone = {entry.undoes for entry in entries if entry.undoes is not None}
    last = {e.target.key: e for e in entries if e.undoes is None and e.n not in undone}
    return tuple(sorted(last.values(), key=lambda e: e.n))


def contradicts(judgement: Judgement, log: Iterable[Judgement]) -> Judgement | None:
    """The judgement in force that says otherwise of the same target, if there is one."""
    for earlier in in_force(log):
        if earlier.target.key == judgement.target.key:
            same = (earlier.verdict, earlier.target) == (judgement.verdict, judgement.target)
            return None if same else earlier
    return None


def _hash(entry: Judgement) -> str:
    told = asdict(replace(entry, hash=""))
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

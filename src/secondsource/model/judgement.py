"""What a person decided about something that the machine proposed: appended, never overwritten, chained by digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from typing import Literal

#: What can be judged, and what the words of a judgement mean there ("yes" is positive, "no" is negative):
#: edge       two reports; yes: the first stands on the second (value "derived") or both on one text (value "siblings");
#:            no: they share no text by copying. With more than two it is said of the first and each of the others
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
        parts = [f"{a.report}:{a.start}:{a.end}" for a in self.at]
        first, rest = (parts[:1], parts[1:]) if self.kind == "edge" and len(parts) > 2 else ([], parts)
        return f"{self.kind} {' '.join([*first, *sorted(rest)])}"

    @property
    def pairs(self) -> tuple[tuple[Anchor, Anchor], ...]:
        """What is held against each other: for "edge" the first with each other one, elsewhere each two."""
        if self.kind == "edge":
            return tuple((self.at[0], other) for other in self.at[1:])
        return tuple(combinations(self.at, 2))


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


def undone_in(log: Iterable[Judgement]) -> dict[int, int]:
    """The entries that are taken back, each with the number of the entry that does it. An undoing that was taken back
    itself undoes nothing."""
    undone: dict[int, int] = {}
    for entry in reversed(list(log)):
        if entry.undoes is not None and entry.n not in undone:
            undone.setdefault(entry.undoes, entry.n)
    return undone


def in_force(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count, in the order of the log: of several of one target the last that was not undone. Who
    takes back an undoing has what was undone in force again."""
    entries = list(log)
    undone = undone_in(entries)
    last = {e.target.key: e for e in entries if e.undoes is None and e.n not in undone}
    return tuple(sorted(last.values(), key=lambda e: e.n))


def contradicts(judgement: Judgement, log: Iterable[Judgement], beside: Iterable[Anchor] = ()) -> Judgement | None:
    """The judgement in force that cannot stand beside this one, if there is one: it says otherwise of the same target,
    of the same two reports, of words that overlap (furniture), or by way of others (what is one with the same is one;
    what stands on a report is not what that stands on). `beside` are the other wordings of the claim of a status."""
    held = in_force(log)
    for earlier in held:
        if earlier.target.key == judgement.target.key:
            same = (earlier.verdict, earlier.target) == (judgement.verdict, judgement.target)
            return None if same else earlier
    others = [
        e for e in held if e.target.kind == judgement.target.kind and "unsure" not in (e.verdict, judgement.verdict)
    ]
    if judgement.target.kind == "edge":
        return next((e for e in reversed(others) if _clash(e, judgement)), None) or _circle(judgement, others)
    if judgement.target.kind == "furniture":
        return next((e for e in reversed(others) if _overlap(e, judgement) and not _agree(e, judgement)), None)
    if judgement.target.kind == "status":
        wordings = {(a.report, a.start, a.end) for a in (*judgement.target.at, *beside)}
        told = (e for e in reversed(others) if wordings & {(a.report, a.start, a.end) for a in e.target.at})
        return next((e for e in told if not _agree(e, judgement)), None)
    if judgement.target.kind in ("identity", "claim"):
        return _parted(judgement, others)
    return None


def _clash(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements of edges say different things of two reports."""
    mine, theirs = (dict(_said(e)) for e in (one, other))
    return any(mine[pair] != theirs[pair] for pair in mine.keys() & theirs.keys())


def _agree(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements say the same of what both speak of. What is text is of no kind of furniture."""
    same = one.target.value == other.target.value or (one.target.kind, one.verdict) == ("furniture", "negative")
    return one.verdict == other.verdict and same


def _overlap(one: Judgement, other: Judgement) -> bool:
    return any(
        a.report == b.report and a.start < b.end and b.start < a.end for a in one.target.at for b in other.target.at
    )


def _circle(new: Judgement, others: Sequence[Judgement]) -> Judgement | None:
    """The last of the judgements by which a new one would have a report stand on itself."""
    by: dict[str, list[tuple[str, Judgement]]] = {}
    for entry in (*others, new):
        if entry.verdict == "positive" and entry.target.value in ("", "derived"):
            for child, parent in entry.target.pairs:
                by.setdefault(child.report, []).append((parent.report, entry))
    mine = [(c.report, p.report) for c, p in new.target.pairs] if new.verdict == "positive" else []
    for below, first in mine if new.target.value in ("", "derived") else []:
        led: dict[str, int] = {first: 0}
        todo = [first]
        while todo:
            at = todo.pop()
            for above, entry in by.get(at, ()):
                if above not in led:
                    led[above] = max(led[at], 0 if entry is new else entry.n)
                    todo.append(above)
        if below in led:
            return next((e for e in others if e.n == led[below]), None)
    return None


def _said(entry: Judgement) -> Iterator[tuple[frozenset[str], str]]:
    for child, parent in entry.target.pairs:
        said = (entry.target.value or "derived") if entry.verdict == "positive" else ""
        yield frozenset((child.report, parent.report)), f"{said} {child.report}" if said == "derived" else said


def _parted(new: Judgement, others: Sequence[Judgement]) -> Judgement | None:
    """Of judgements that make one of two things or keep them two: the one by which a new one cannot hold."""
    entries = [*others, new]
    for no in (e for e in entries if e.verdict == "negative"):
        for one, other in no.target.pairs:
            way = _way(one, other, [e for e in entries if e.verdict == "positive"])
            if way and (no is new or new in way):
                return no if no is not new else max(way, key=lambda e: e.n)
    return None


def _way(one: Anchor, other: Anchor, joining: Sequence[Judgement]) -> list[Judgement]:
    """Judgements by which two things are one, each leading on from the one before; none where they are not."""
    reached: dict[Anchor, list[Judgement]] = {one: []}
    todo = [one]
    while todo:
        at = todo.pop(0)
        for entry in joining:
            if at in entry.target.at:
                for then in entry.target.at:
                    if then not in reached:
                        reached[then] = [*reached[at], entry]
                        todo.append(then)
    return reached.get(other, [])


def _hash(entry: Judgement) -> str:
    told = asdict(replace(entry, hash=""))
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""What a store offers: one contract, whichever database keeps it.

A case is a folder. Its captures lie in files named by their digest; all else is in a database: what was found where,
what each stage has made, the edition that readers look at, the log of judgements. Readers see one consistent state and
are never kept waiting; whoever writes does so in short transactions, one after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from secondsource.model.capture import Capture, CaptureKind, Skipped
from secondsource.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a database: what, and what to do about it."""

    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.what}; {self.do}"


#: The file by which a folder is known for a case.
FILE = "case.json"


@dataclass(frozen=True, slots=True)
class Held:
    """Something added to the case: a name (path or URL) and the capture found under it. One name may have several, in
    the order of `n`; the one found last is `current`, the others stay as versions. `added` is an ISO time in UTC."""

    n: int
    name: str
    sha256: str
    kind: CaptureKind
    size: int
    added: str
    current: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """What a run has published. `key` names all that went into it (captures, settings, judgements, version); `counts`
    are numbers of items by kind; `provisional` are ids of stories that were brought up to date by themselves since."""

    n: int
    key: str
    made: str
    counts: Mapping[str, int]
    provisional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One item of an edition. `body` is its JSON, as in `dossier.json`. `story` is None for what belongs to the whole
    case or to several stories. `text` is what it is listed and found by; `rank` orders lists (smaller first)."""

    kind: str
    id: str
    body: bytes
    story: str | None = None
    status: str = ""
    text: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A story of an edition by itself: all that its pages need (see `model.packed`)."""

    story: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Indexed:
    """A sentence to be found by its words: `n` counts from 1 in the report."""

    report: str
    n: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence, claim or headline that has the words that were searched for. `kind` is "sentence" or a kind of item,
    `id` a report's or an item's; `marks` are the places of the words in `text`, in code points."""

    kind: str
    id: str
    n: int
    story: str | None
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """Some rows or hits, and the cursor from which the next ones follow (None: these are the last)."""

    items: tuple[Any, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """A run and how far it is. `ended` is None while it works, `error` what stopped it ("" for nothing)."""

    n: int
    began: str
    stage: str
    done: int
    total: int
    ended: str | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may open a shared case. `role` is "reader", "reviewer" or "owner", `secret` a salted hash."""

    name: str
    role: str
    secret: str
    created: str


class View(Protocol):
    """One consistent state of the case, for reading."""

    def held(self, *, current: bool = False, after: int = 0, limit: int | None = None) -> Iterator[Held]:
        """What was added, in order; with `current` only the newest capture of each name. `after` and `limit` cut a page
        out of it: what has a higher `n`, and at most so many."""
        ...

    def versions(self, name: str) -> tuple[Held, ...]:
        """All captures of one name, oldest first."""
        ...

    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be added, and why."""
        ...

    def made(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What stages have made, by `Made` key; keys that nothing was kept under are absent."""
        ...

    def edition(self) -> Edition | None:
        """The edition that readers see; None before the first run."""
        ...

    def rows(
        self,
        kind: str,
        *,
        story: str | None = None,
        status: str = "",
        words: str = "",
        after: str | None = None,
        limit: int = 100,
        by_rank: bool = False,
    ) -> Slice:
        """Items of one kind, in the order of the dossier (or by rank)."""
        ...

    def row(self, id_: str) -> Row | None:
        """The item with this id, or the only one whose id begins so."""
        ...

    def part(self, story: str) -> Part | None:
        """A story by itself; an id that another story has taken over leads there."""
        ...

    def tally(self, kind: str, *, story: str | None = None) -> dict[str, int]:
        """How many items of a kind have each status."""
        ...

    def search(
        self,
        words: str,
        *,
        kinds: Sequence[str] = (),
        story: str | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Slice:
        """Hits, best first. Whatever is typed is words, never syntax: only quotation marks mean a phrase."""
        ...

    def near(self, words: Sequence[str], limit: int = 12) -> list[str]:
        """Ids of the reports that share the rarest of some words, closest first."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole log, in order."""
        ...

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """The last runs, newest first."""
        ...

    def users(self) -> tuple[User, ...]:
        """Who may open the case when it is shared."""
        ...

    def notes(self, topic: str) -> dict[str, str]:
        """Small things kept under a topic (settings of the case, what changed with the last run, ...)."""
        ...


class Writer(View, Protocol):
    """A short transaction: all of it is kept, or nothing. It sees what it wrote."""

    def hold(self, captures: Iterable[Capture], time: str) -> tuple[Held, ...]:
        """Add captures (whose bytes are on the disk already); those found under their name before are left out of the
        result. Something found changed becomes a further version of its name; something found as it was once before
        becomes the current one of its name again."""
        ...

    def skip(self, items: Iterable[Skipped]) -> None:
        """Note what could not be used; an item noted before is noted anew."""
        ...

    def keep(self, made: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep what a stage made: (key, stage, body). A key kept before is left as it is."""
        ...

    def forget(self, stages: Sequence[str], keys: Iterable[str]) -> int:
        """Remove what these stages made under other keys than these; how many that were."""
        ...

    def index(self, report: str, sentences: Iterable[Indexed], words: Iterable[str] = ()) -> None:
        """Have a report found by its sentences, and by some telling words (see `View.near`)."""
        ...

    def unindex(self, reports: Iterable[str]) -> None:
        """Have reports found no longer."""
        ...

    def publish(self, edition: Edition, rows: Iterable[Row], parts: Iterable[Part]) -> Edition:
        """Put an edition in the place of the one before. Rows come in the order of the dossier."""
        ...

    def revise(self, story: str, rows: Iterable[Row], part: Part) -> None:
        """Put a story brought up to date in the place of what the edition has of it; it is provisional from then on."""
        ...

    def recount(self, counts: Mapping[str, int]) -> None:
        """Say how many items of some kinds the edition has now."""
        ...

    def judge(self, judgement: Judgement) -> Judgement:
        """Append to the log; the judgement as it stands there, sealed."""
        ...

    def begin(self, time: str) -> Run:
        """Note that a run begins."""
        ...

    def tell(self, run: Run) -> None:
        """Note how far a run is, or that it ended."""
        ...

    def admit(self, user: User) -> None:
        """Let somebody in, or change what they may do."""
        ...

    def dismiss(self, name: str) -> None:
        """Let somebody in no longer."""
        ...

    def note(self, topic: str, key: str, value: str) -> None:
        """Keep something small under a topic; an empty value removes it."""
        ...


class Store(Protocol):
    """A database that keeps a case."""

    name: str

    def view(self) -> AbstractContextManager[View]:
        """A state to read from. Never waits for whoever writes."""
        ...

    def write(self) -> AbstractContextManager[Writer]:
        """A transaction. Waits for the one before. Raises RunError when that takes longer than half a minute, when the
        disk is full or the database damaged (with what to do)."""
        ...

    def only_one(self, what: str) -> AbstractContextManager[None]:
        """Held for as long as a run works; a process that dies lets go. Raises RunError when another one holds it."""
        ...

    def check(self) -> list[Fault]:
        """What is wrong with the database (nothing: it is sound)."""
        ...

    def repair(self) -> None:
        """Make the full-text index anew from the texts."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...

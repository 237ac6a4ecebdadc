"""The Python API of a case: a pile that grows, is judged, and is looked at by several.

    import secondsource

    case = secondsource.open("strike.case")        # created when missing
    case.add("reports/")
    case.run()
    claim = case.claims(status="conflicting")[0]
    print(claim.origins.low, claim.origins.high, claim.why)

Each method is a few lines; the work is done in `runner`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from secondsource.runner import adding, asking, opened, resume
from secondsource.runner import changes as changes_of
from secondsource.runner.adding import Added
from secondsource.runner.changes import Change
from secondsource.runner.opened import Opened, Progress, silent
from secondsource.runner.resume import Ran
from secondsource.runner.shown import ClaimView, Shown, shown
from secondsource.runner.standing import Standing, Status
from secondsource.store import place
from secondsource.store.base import Edition, Hit, Row, Slice, Store

if TYPE_CHECKING:
    from secondsource.dossier.explain import Account
    from secondsource.model.capture import CaptureKind
    from secondsource.model.dossier import Dossier
    from secondsource.settings import Settings
    from secondsource.store.captures import Captures

__all__ = ["Added", "Case", "Change", "ClaimView", "Edition", "Hit", "Ran", "Row", "Shown", "Slice", "Status"]


class Case:
    """A case in a folder. Use it in a `with`, or call `close` when done; several may have it open at the same time."""

    def __init__(self, at: Opened) -> None:
        self._at = at
        self._standing = Standing(at)

    @classmethod
    def create(cls, path: Path | str, store: str = "", settings: Settings | None = None) -> Case:
        """Begin a case in a new or an empty folder; `store` is the address of a Postgres database, "" for a file in
        the folder. Raises BadInput when it is a case already or holds something else."""
        return cls(opened.create(Path(path), store, settings))

    @classmethod
    def open(cls, path: Path | str, settings: Settings | None = None) -> Case:
        """Open a case. Raises BadInput when there is none."""
        return cls(opened.open_(Path(path), settings))

    def close(self) -> None:
        """Let go of the database."""
        self._at.store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Its folder."""
        return self._at.folder

    @property
    def name(self) -> str:
        """What it is called: its folder's name without ".case"."""
        return self.path.resolve().name.removesuffix(".case")

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._at.settings

    @property
    def store(self) -> Store:
        """What keeps it."""
        return self._at.store

    @property
    def captures(self) -> Captures:
        """The bytes that were added."""
        return self._at.captures

    # ---- growing -----------------------------------------------------------------------------------------------------

    def add(self, *places: Path | str, progress: Progress | None = None) -> Added:
        """Add the reports found in some places (folders, text, HTML, JSONL). What is there already is passed over;
        something found changed under its name becomes a further version, and both are kept.

        Raises BadInput when a place does not exist."""
        return adding.add(self._at, places, progress or silent)

    def add_bytes(
        self, name: str, data: bytes, kind: CaptureKind | None = None, progress: Progress | None = None
    ) -> Added:
        """Add what was uploaded as a file of that name."""
        return adding.add_bytes(self._at, name, data, kind, progress or silent)

    def run(self, progress: Progress | None = None, now: bool = False) -> Ran:
        """Bring the edition up to date: what is missing is worked out, what was made before is not made again.

        With `now` only the stories that a few new captures belong to are worked out, in seconds; they are provisional
        until the next full run. Raises NothingRead when there is no report, RunError when another run is at work."""
        return resume.run(self._at, progress or silent, now)

    def status(self) -> Status:
        """What the case holds, and whether its edition is up to date."""
        return self._standing.status()

    def changes(self) -> tuple[Change, ...]:
        """What the last run changed."""
        with self.store.view() as view:
            return changes_of.noted(view)

    # ---- looking -----------------------------------------------------------------------------------------------------

    @property
    def edition(self) -> Edition | None:
        """What readers see; None before the first run."""
        with self.store.view() as view:
            return view.edition()

    def stories(self, words: str = "", after: str | None = None, limit: int = 100) -> list[Any]:
        """Stories, largest first."""
        return asking.items(self._at, "stories", None, after, limit, words=words)

    def story(self, id_: str) -> Dossier:
        """A story by itself, with the sigla of the whole. Raises BadInput when there is none of this name."""
        return asking.part(self._at, id_)

    def claims(
        self,
        status: str = "",
        kind: str = "",
        story: str | None = None,
        words: str = "",
        after: str | None = None,
        limit: int = 1000,
    ) -> list[ClaimView]:
        """Claims, those first that need a reader."""
        keep = (lambda claim: claim.kind == kind) if kind else None
        asked = {"status": status, "story": story, "words": words, "by_rank": True}
        return asking.items(self._at, "claims", keep, after, limit, **asked)

    def conflicts(self, severity: str = "", story: str | None = None, words: str = "", limit: int = 1000) -> list[Any]:
        """Conflicts, the hard ones first."""
        asked = {"status": severity, "story": story, "words": words, "by_rank": True}
        return asking.items(self._at, "conflicts", None, None, limit, **asked)

    def events(self, type: str = "", story: str | None = None, words: str = "", limit: int = 1000) -> list[Any]:
        """Events."""
        return asking.items(self._at, "events", None, None, limit, status=type, story=story, words=words)

    def reports(self, story: str | None = None, words: str = "", limit: int = 1000) -> list[Any]:
        """Reports, in the order of their publication."""
        return asking.items(self._at, "reports", None, None, limit, story=story, words=words)

    def report(self, name: str) -> Shown:
        """A report, by its siglum or its id. Raises BadInput when there is none."""
        return shown(asking.report_row(self._at, name), lambda id_: None)

    def rows(self, kind: str, **filters: Any) -> Slice:
        """Rows of one kind (a key of dossier.json, as "claims") as the store keeps them: see `store.base.View.rows`."""
        return asking.rows(self._at, kind, filters)

    def search(
        self,
        words: str,
        kinds: Sequence[str] = (),
        story: str | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Slice:
        """Sentences and items that have some words. Whatever is typed is words; quotation marks mean a phrase."""
        return asking.search(self._at, words, kinds, story, after, limit)

    def explain(self, name: str) -> Account:
        """Why a thing is what it is: an id or its beginning, a siglum, "A.s4", "B-A", "α"."""
        from secondsource.dossier.explain import account

        return account(asking.about(self._at, [name]), name)

    def dossier(self) -> Dossier:
        """All that the case says. A run is made first where one is due."""
        if self.status().stale:
            self.run()
        return asking.whole(self._at)


def open_(path: Path | str, settings: Settings | None = None, store: str = "") -> Case:
    """The case in a folder, begun when there is none."""
    if place.is_case(Path(path)):
        return Case.open(path, settings)
    return Case.create(path, store, settings)

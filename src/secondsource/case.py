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

from secondsource.runner import adding, asking, health, judging, kin, opened, people, resume, sharing, versions, waiting
from secondsource.runner import changes as changes_of
from secondsource.runner.adding import Added
from secondsource.runner.changes import Change
from secondsource.runner.ground import stamp
from secondsource.runner.health import Problem
from secondsource.runner.judging import Judged, Preview
from secondsource.runner.kin import Collation, Stemma
from secondsource.runner.opened import Opened, Progress
from secondsource.runner.resume import Ran
from secondsource.runner.shown import ClaimView, Shown, shown
from secondsource.runner.standing import Standing, Status
from secondsource.runner.versions import Diff
from secondsource.stages import silent
from secondsource.store import backup as keeping
from secondsource.store import move as moving
from secondsource.store import place
from secondsource.store.backup import Backup
from secondsource.store.base import Edition, Held, Hit, Row, Slice, Store, User

if TYPE_CHECKING:
    from secondsource.dossier import Masking
    from secondsource.dossier.explain import Account
    from secondsource.model.capture import CaptureKind
    from secondsource.model.dossier import Dossier
    from secondsource.model.judgement import Judgement, Target
    from secondsource.model.proposal import Proposal
    from secondsource.settings import Settings
    from secondsource.store.captures import Captures

__all__ = [
    "Added",
    "Backup",
    "Case",
    "Change",
    "ClaimView",
    "Collation",
    "Diff",
    "Edition",
    "Held",
    "Hit",
    "Judged",
    "Preview",
    "Problem",
    "Ran",
    "Row",
    "Shown",
    "Slice",
    "Status",
    "Stemma",
    "User",
]


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
        self,
        name: str,
        data: bytes,
        kind: CaptureKind | None = None,
        progress: Progress | None = None,
        version: bool = True,
    ) -> Added:
        """Add what was handed over as a file of that name. Other bytes than those held under it become a further
        version, or, without `version`, a report of its own under a name like it."""
        return adding.add_bytes(self._at, name, data, kind, progress or silent, version)

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

    @property
    def stamp(self) -> str:
        """Another one whenever ids and sigla may mean something else than before (see `judge`)."""
        return stamp(self.edition)

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

    def lineage(self, story: str | None = None) -> Stemma:
        """Which report stands on which, in one story or in the whole case; `.to_networkx()` gives it as a graph."""
        return kin.stemma(self._at, story)

    def collate(self, *names: str) -> Collation:
        """Reports side by side, line by line, the first the base."""
        return kin.collate(self._at, names)

    def versions(self, name: str) -> tuple[Held, ...]:
        """All captures that were found under a name, oldest first."""
        with self.store.view() as view:
            return view.versions(name)

    def diff(self, a: str, b: str | None = None) -> Diff:
        """What changed from one capture to another, and which claims that touches; with one name, between the last two
        captures found under it."""
        return versions.diff(self._at, a, b)

    # ---- judging -----------------------------------------------------------------------------------------------------

    def judge(
        self,
        kind: str,
        at: Sequence[str] | str | Target,
        verdict: str,
        *,
        value: str = "",
        user: str,
        reason: str = "",
        edition: str = "",
    ) -> Judged:
        """Append a judgement to the log. `at` names what is judged by ids of the edition ("edge-…", "claim-…"), sigla,
        sentences ("A.s4") or stretches ("A:120-140"); or it is the id or the target of a proposal, which mean the same
        in every edition. It counts with the next run.

        With `edition`, the `stamp` of the edition that the names were read in, it raises Outdated when readers see
        another one by now."""
        return self.judge_all([(kind, at, verdict, value)], user=user, reason=reason, edition=edition)[0]

    def judge_all(
        self, asked: Sequence[judging.Wanted], *, user: str, reason: str = "", edition: str = ""
    ) -> tuple[Judged, ...]:
        """Append judgements to the log, all of them or none: (kind, at, verdict, value) each, or with a reason of its
        own behind."""
        return judging.judge_all(self._at, asked, user, reason, edition)

    def undo(self, n: int, user: str, reason: str = "") -> Judgement:
        """Take an entry of the log back. It stays in the log."""
        return judging.undo(self._at, n, user, reason).entry

    def log(self) -> tuple[Judgement, ...]:
        """All judgements, in order."""
        with self.store.view() as view:
            return view.judgements()

    def queue(self, limit: int = 50, story: str | None = None) -> list[Proposal]:
        """What is most worth a person's time, best first; what was judged is left out."""
        return waiting.proposals(self._at, limit, story)

    def preview(self, asked: Sequence[judging.Wanted], edition: str = "") -> Preview:
        """What some judgements, (kind, at, verdict, value) each, would change. Nothing is kept of it."""
        return judging.preview(self._at, asked, edition)

    # ---- handing on --------------------------------------------------------------------------------------------------

    def dossier(
        self,
        out: Path | str | None = None,
        masking: Masking | None = None,
        full_text: bool | None = None,
        fresh: bool = True,
    ) -> Dossier:
        """All that the case says; a run is made first where one is due, unless `fresh` is False. With `out` it is
        written to that folder with its pages and captures, with `masking` names are taken out, without `full_text`
        (None: as the settings say) all that is not quoted."""
        return sharing.dossier(
            self._at, self.status().stale if fresh else (), Path(out) if out else None, masking, full_text
        )

    def export(self, out: Path | str, format: str) -> None:
        """Write all that the case says to a file or folder in another format ("graphml", "tei", ...; see `plugins`)."""
        sharing.export(self.dossier(), Path(out), format)

    def verify(self) -> list[str]:
        """What does not hold, in words: captures are hashed again, quotes found again, the log's chain followed."""
        return health.verified(self._at)

    def check(self) -> list[Problem]:
        """What is wrong with the database, the captures, the log, and what to do about it. Nothing is changed."""
        return health.check(self._at)

    def repair(self) -> None:
        """Make the full-text index anew from the texts."""
        self.store.repair()

    def backup(self, out: Path | str) -> Backup:
        """Write all of the case into one file, while others read and write."""
        return keeping.backup(place.find(self.path), Path(out), opened.now())

    @classmethod
    def restore(cls, archive: Path | str, path: Path | str, settings: Settings | None = None) -> Case:
        """The case that a backup holds, in a new folder."""
        keeping.restore(Path(archive), Path(path))
        return cls.open(path, settings)

    def move(self, store: str) -> None:
        """Take the case into another database: the address of a Postgres one, or "" for a file in the folder."""
        self._at.store.close()
        moving.move(place.find(self.path), store)
        self._at = opened.open_(self.path, self.settings)
        self._standing = Standing(self._at)

    # ---- who may come in ---------------------------------------------------------------------------------------------

    def users(self) -> tuple[User, ...]:
        """Who may open the case when it is shared."""
        with self.store.view() as view:
            return view.users()

    def admit(self, name: str, role: str, password: str) -> None:
        """Let somebody in, or change what they may do. Roles are "reader", "reviewer" and "owner"."""
        people.admit(self._at, name, role, password)

    def dismiss(self, name: str) -> None:
        """Let somebody in no longer. Raises BadInput for the last owner."""
        people.dismiss(self._at, name)


def open_(path: Path | str, settings: Settings | None = None, store: str = "") -> Case:
    """The case in a folder, begun when there is none."""
    if place.is_case(Path(path)):
        return Case.open(path, settings)
    return Case.create(path, store, settings)

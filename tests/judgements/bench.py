"""Piles that are judged: run with and without judgements, anchors by the names of files and by words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from secondsource import clean, ingest, stages
from secondsource.dossier.targets import target
from secondsource.engine.serial import Serial
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Anchor, Judgement, Target, TargetKind, Verdict, sealed
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"


def silent(stage: str, done: int, total: int) -> None:
    pass


class Bench:
    """A pile, by the names of its files, and its log of judgements."""

    def __init__(self, pile: Mapping[str, str] | Path) -> None:
        if isinstance(pile, Path):
            read = ingest.read([pile], stages.ingest_options(Settings()))
            self.captures = [c for c in read if isinstance(c, Capture)]
        else:
            self.captures = [
                Capture(name, hashlib.sha256(text.encode()).hexdigest(), "text", text.encode())
                for name, text in pile.items()
            ]
        self.log: list[Judgement] = []
        self._reports = {c.name: clean.clean(c, clean.Options()) for c in self.captures}

    def anchor(self, file: str, words: str = "", nth: int = 0) -> Anchor:
        """The report in a file, or some words of it."""
        report = next(r for name, r in self._reports.items() if Path(name).name == file)
        start = -1
        for _ in range(nth + 1):
            start = report.text.index(words, start + 1)
        return Anchor(report.id, start, start + len(words), words) if words else Anchor(report.id)

    def judge(
        self, kind: TargetKind, at: Sequence[Anchor], verdict: Verdict = "positive", value: str = "", reason: str = "so"
    ) -> Judgement:
        """Append to the log."""
        entry = Judgement(Target(kind, tuple(at), value), verdict, "Ana", reason, "2026-05-14T09:00:00Z")
        self.log.append(sealed(entry, self.log[-1] if self.log else None))
        return self.log[-1]

    def undo(self, n: int) -> None:
        """Take an entry of the log back."""
        of = self.log[n - 1]
        entry = Judgement(of.target, of.verdict, "Ana", "no", "2026-05-15T09:00:00Z", undoes=n)
        self.log.append(sealed(entry, self.log[-1]))

    def run(self, log: Sequence[Judgement] | None = None, **options: Any) -> Dossier:
        """The dossier of the pile with its judgements."""
        judgements = self.log if log is None else log
        return stages.run(self.captures, [], Settings(**options), Serial(), silent, judgements=judgements)

    @property
    def ids(self) -> dict[str, str]:
        """Name of a file -> the id of its report."""
        return {Path(name).name: report.id for name, report in self._reports.items()}

    def report_ids(self, dossier: Dossier) -> dict[str, str]:
        """Siglum -> the id of the report."""
        return {report.id: self.ids[Path(report.file).name] for report in dossier.reports}

    def named(
        self, dossier: Dossier, kind: TargetKind, *names: str, value: str = "", verdict: Verdict = "positive"
    ) -> Judgement:
        """Append a judgement of what some names of the edition stand for."""
        return self.judge(kind, target(dossier, self.report_ids(dossier), kind, names, value).at, verdict, value)

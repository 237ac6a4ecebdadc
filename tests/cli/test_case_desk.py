"""Judging one proposal after another: every key does what it says, and what was judged can be taken back."""

from __future__ import annotations

import os
import pty
from typing import Any

import pytest

from secondsource.cli import cards, desk
from secondsource.model.judgement import Anchor, Judgement, Target, contradicts, sealed


class Proposal:
    def __init__(self, n: int) -> None:
        self.id, self.kind, self.value = f"proposal-{n}", "edge", ""
        self.target = Target("edge", (Anchor(f"B{n}"), Anchor("A")))


class Case:
    """Keeps a log and nothing else."""

    def __init__(self) -> None:
        self.entries: list[Judgement] = []

    def judge(self, kind: Any, at: Any, verdict: Any, *, value: str = "", user: str, reason: str = "") -> Any:
        assert isinstance(at, Target), "sigla may mean something else by now"
        target = Target(kind, at.at, value)
        made = Judgement(target, verdict, user, reason, "2031-05-03T10:00:00Z")
        against = contradicts(made, self.entries)
        self.entries.append(sealed(made, self.entries[-1] if self.entries else None))
        return type("Judged", (), {"entry": self.entries[-1], "contradicts": against})

    def undo(self, n: int, *, user: str, reason: str = "") -> Judgement:
        entry = self.entries[n - 1]
        taken = Judgement(entry.target, entry.verdict, user, reason, entry.time, undoes=n)
        self.entries.append(sealed(taken, self.entries[-1]))
        return self.entries[-1]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The proposals that were shown, in order."""
    seen: list[str] = []
    monkeypatch.setattr(cards, "show", lambda case, proposal, n, of: seen.append(proposal.id))
    return seen


def work(case: Case, script: str, number: int = 3) -> int:
    queue = [Proposal(n) for n in range(number)]
    return desk.Desk(case, queue, "ana").work(desk.lines(script.splitlines()))  # type: ignore[arg-type]


def said(case: Case) -> list[tuple[str, str, str]]:
    return [(entry.target.at[0].report, entry.verdict, entry.reason) for entry in case.entries]


def test_each_letter_judges_and_goes_on(shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    case = Case()
    assert work(case, "x\nn both quote one release\n\nu\n") == 3
    assert said(case) == [("B0", "positive", ""), ("B1", "negative", "both quote one release"), ("B2", "unsure", "")]
    assert shown == ["proposal-0", "proposal-1", "proposal-2"]
    out = capsys.readouterr().out
    assert "last one" in out and "3 judgements recorded" in out


def test_undo_goes_back_and_skip_goes_on(shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    case = Case()
    assert work(case, "z\ns\nx\nz\nn\nq\n") == 1
    assert [(e.verdict, e.undoes) for e in case.entries] == [("positive", None), ("positive", 1), ("negative", None)]
    assert {e.target.at[0].report for e in case.entries} == {"B1"}
    assert shown == ["proposal-0", "proposal-1", "proposal-2", "proposal-1", "proposal-2"]
    assert "nothing to undo" in capsys.readouterr().out


def test_a_reason_stays_for_those_that_follow(shown: list[str]) -> None:
    case = Case()
    work(case, "r seen by eye\nx\nx\nq\n")
    assert [entry.reason for entry in case.entries] == ["seen by eye", "seen by eye"]


def test_what_means_nothing_judges_nothing(shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    case = Case()
    assert work(case, "yes\n?\nw\n") == 0
    assert not case.entries
    out = capsys.readouterr().out
    assert "'yes' means nothing here" in out and "z  undo the last one" in out


def test_nothing_to_review_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert work(Case(), "", 0) == 0
    assert "Nothing waits" in capsys.readouterr().out


def test_a_terminal_gives_single_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    master, slave = pty.openpty()
    os.write(master, b"X n\x04")
    with os.fdopen(slave, "r", buffering=1) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        keys = desk.single_keys()
        assert [next(keys)[0] for _ in range(2)] == ["x", "n"]
    os.close(master)

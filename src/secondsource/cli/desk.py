"""Where proposals are judged one after another: keys in, judgements out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from secondsource.cli import cards

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.model.judgement import Verdict
    from secondsource.model.proposal import Proposal

VERDICTS: dict[str, Verdict] = {"x": "positive", "n": "negative", "u": "unsure"}
HELP = """\
  x  yes: it is as the machine proposes      s  skip, for another time
  n  no: it is not                           z  undo the last one
  u  unsure: out of the queue, no effect     r  a reason for the next one
  ?  this help                               q  quit (what is judged stays)"""
#: A key, and the words behind it.
Key = tuple[str, str]


class Desk:
    """A queue of proposals and what was said of them so far."""

    def __init__(self, case: Case, queue: Sequence[Proposal], user: str) -> None:
        self._case = case
        self._queue = queue
        self._user = user
        self._at = 0
        self._done: list[tuple[int, int]] = []  # place in the queue, number in the log

    def work(self, keys: Iterable[Key], reason: str = "") -> int:
        """Go through the queue until it ends or somebody quits; how many judgements stand then."""
        if not self._queue:
            typer.echo("Nothing waits for review.")
            return 0
        self._show()
        for key, words in keys:
            if key == "q":
                break
            reason = self._act(key, words, reason)
            if self._at >= len(self._queue):
                typer.echo("\nThat was the last one.")
                break
        self._end()
        return len(self._done)

    def _act(self, key: str, words: str, reason: str) -> str:
        """What a key asks for; the reason for the judgements that follow."""
        if key in VERDICTS:
            self._judge(VERDICTS[key], words or reason)
        elif key == "s":
            self._at += 1
            self._show()
        elif key == "z":
            self._undo()
        elif key == "r":
            return words or _asked("Reason: ")
        else:
            typer.echo(HELP if key == "?" else f"  {key!r} means nothing here; ? for help")
        return reason

    def _judge(self, verdict: Verdict, reason: str) -> None:
        proposal = self._queue[self._at]
        made = self._case.judge(
            proposal.kind, proposal.target, verdict, value=proposal.value, user=self._user, reason=reason
        )
        self._done.append((self._at, made.entry.n))
        if made.contradicts:
            from secondsource.cli.judge import line_of

            typer.echo(f"  it says otherwise than {line_of(made.contradicts)}; the later one counts")
        self._at += 1
        self._show()

    def _undo(self) -> None:
        if not self._done:
            typer.echo("  nothing to undo")
            return
        self._at, n = self._done.pop()
        self._case.undo(n, user=self._user, reason="undone in review")
        typer.echo(f"  judgement {n} is taken back")
        self._show()

    def _show(self) -> None:
        if self._at < len(self._queue):
            cards.show(self._case, self._queue[self._at], self._at + 1, len(self._queue))

    def _end(self) -> None:
        from secondsource.cli.here import own_name
        from secondsource.text.phrases import count_of

        typer.echo(f"\n{count_of(len(self._done), 'judgement')} recorded.", nl=False)
        typer.echo(f"  {own_name()} run   takes them into account" if self._done else "")


def lines(file: Iterable[str]) -> Iterator[Key]:
    """Keys as lines: a letter, and words behind it."""
    for line in file:
        if line.strip():
            key, _, words = line.strip().partition(" ")
            yield key.lower(), words.strip()


def single_keys() -> Iterator[Key]:
    """Keys as they are pressed; "q" at the end of the input."""
    while True:
        sys.stdout.write("x yes · n no · u unsure · s skip · z undo · r reason · q quit · ? help > ")
        sys.stdout.flush()
        with _unbuffered():
            key = sys.stdin.read(1)
        typer.echo(key if key.isprintable() else "")
        if key in ("", "\x04"):
            key = "q"
        if not key.isspace():
            yield key.lower(), ""


@contextmanager
def _unbuffered() -> Iterator[None]:
    """The terminal gives each key at once, for as long as the block lasts; where that cannot be had, whole lines."""
    try:
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
    except (ImportError, OSError, ValueError):
        yield
        return
    except termios.error:
        yield
        return
    try:
        tty.setcbreak(sys.stdin, termios.TCSANOW)  # what was typed ahead is kept
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)


def _asked(question: str) -> str:
    sys.stdout.write(question)
    sys.stdout.flush()
    return sys.stdin.readline().strip()

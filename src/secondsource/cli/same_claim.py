"""`secondsource same-claim`: whether two sentences make the same claim."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.opened import opened


def same_claim(
    pairs: Annotated[
        str,
        typer.Option(
            "--pairs",
            metavar="FILE",
            help='Pairs of wordings, one {"id": ..., "a": "...", "b": "..."} a line; - is the standard input.',
        ),
    ],
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (default: secondsource.toml here).")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes to use; 0 = one for each processor.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress.")] = False,
) -> None:
    """Tell whether two sentences make the same claim, by their words alone, and why.

    For each pair one line of JSON, in the order given: `id`, `same`, `score` (0 to 1; the same from 0.5 on) and `why`,
    the grounds as sentences, each with what it adds in log-odds, the weightiest first. A line that cannot be used gives
    `id` and `skipped` with the reason, and the run goes on; the exit status is 1 only when nothing could be judged.

        secondsource same-claim --pairs pairs.jsonl > judged.jsonl
        echo '{"id": 1, "a": "The mayor quit on Monday.", "b": "On Monday the mayor resigned."}' \\
          | secondsource same-claim --pairs -

    Two wordings with a subject each and what is said of it are judged as sentences; where one has none, both as phrases
    (answers to one question, headings). English only. Who said it, when and where it was said is not looked at:
    `dossier` does that.
    """
    from secondsource import runner
    from secondsource.cli.progress import shown
    from secondsource.export import likeness
    from secondsource.model.reading import Unread
    from secondsource.settings import load, merge

    chosen = load(settings)
    if workers is not None:
        chosen = merge(chosen, {"workers": workers}, "--workers")
    seen = judged = 0
    with opened(pairs) as file, shown(quiet or sys.stdout.isatty()) as progress:
        assert file
        for found in runner.same_claim(file, chosen):
            sys.stdout.buffer.write((likeness.line(found) + "\n").encode())
            sys.stdout.buffer.flush()
            seen += 1
            judged += not isinstance(found, Unread)
            progress("comparing", seen, 0)
    raise typer.Exit(0 if judged or not seen else 1)

"""`secondsource doctor`: is all well, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath

if TYPE_CHECKING:
    from secondsource.cli.checkup import Found

SIGNS = {"fine": ("✓", "green"), "note": ("·", "yellow"), "fault": ("✗", "bold red")}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only what has to be done.")] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="First make the full-text index of the case anew from its texts.")
    ] = False,
    case: CasePath = None,
) -> None:
    """Look whether all is well with this computer and, where there is one, with the case; say what to do.

    This computer: Python, SQLite and its search, optional packages, plug-ins. The case: its database, every capture by
    its digest, the chain of the log, whether the edition is up to date, locks that were left, room on the disk. Nothing
    is changed, but with `--repair` the full-text index. The exit status is 1 when something has to be done.

        secondsource doctor
        secondsource doctor --case strike.case --json
        secondsource doctor --case strike.case --repair
    """
    from dataclasses import asdict

    from secondsource.cli import checkup, paper
    from secondsource.cli.here import case_at, sought

    found = list(checkup.machine())
    path = case_at(case) if case or repair else sought(Path.cwd())
    if path:
        found += _of_case(path, repair)
    faults = sum(item.level == "fault" for item in found)
    if as_json:
        paper.say_json({"ok": not faults, "case": path and str(path), "findings": [asdict(item) for item in found]})
    else:
        paper.say(line for item in found if not quiet or item.level == "fault" for line in _lines(item))
        typer.echo(f"{faults} thing(s) to do" if faults else "all is well")
    raise typer.Exit(1 if faults else 0)


def _of_case(path: Path, repair: bool) -> Iterator[Found]:
    """What is found at a case; that it cannot be opened is a finding as well."""
    from contextlib import closing

    from secondsource.case import Case
    from secondsource.cli.checkup import Found, room
    from secondsource.errors import SecondSourceError

    if path.is_dir():
        yield room(path)
    try:
        with closing(Case.open(path)) as opened:
            if repair:
                opened.repair()
                yield Found("note", "the full-text index was made anew", str(path))
            problems = opened.check()
            stale = opened.status().stale
    except SecondSourceError as error:
        yield Found(
            "fault", f"the case cannot be opened: {error}", str(path), "restore it from a backup, if that stays so"
        )
        return
    for problem in problems:
        yield Found("fault", problem.what, problem.where, problem.do)
    if stale:
        yield Found("note", f"the edition is not up to date: {'; '.join(stale)}", str(path), "secondsource run")
    if not problems:
        yield Found("fine", "the case holds: database, captures, log", str(path))


def _lines(item: Found) -> Iterator[object]:
    from secondsource.cli.paper import text

    sign, style = SIGNS[item.level]
    where = f"  ({item.where})" if item.where and item.level != "fine" else ""
    yield text(f"{sign} {item.what}{where}", style if item.level == "fault" else "")
    if item.do:
        yield text(item.do, before="    → ")

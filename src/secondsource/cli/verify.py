"""`secondsource verify`: does the dossier still hold, byte for byte?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from secondsource.cli.here import CasePath, meant


def verify(
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="The folder of a dossier.", show_default=False)
    ] = None,
    captures: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="The reports as they were read, to check a dossier that does not carry them."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
    case: CasePath = None,
) -> None:
    """Check a dossier, or a case, without trusting who made it.

    Rehashes every file against the manifest and every capture against its report, decodes the captures again, finds
    every quote again at its place, checks the data against the schema and every id against what it names.

    A dossier that was made for sharing has no captures: with --captures, who holds the reports checks that their bytes
    are those that were read and that every quote stands in them, with the masks in the places that the dossier names.

    Of a case (the one in the current folder, or --case PATH) every capture is rehashed, every quote found again, and
    the chain of the log followed.

    Exit status 0 when everything holds, 1 with a list when something does not.
    """
    import json

    from secondsource.cli.view import visible
    from secondsource.dossier.verify import check
    from secondsource.errors import BadInput

    if meant(case, out, captures):
        _case(case, as_json)
    if out is None:
        raise BadInput("verify: give the folder of a dossier, or --case PATH")
    outcome = check(out, captures)
    if as_json:
        typer.echo(
            json.dumps({"ok": not outcome.faults, "checked": outcome.checked, "faults": outcome.faults}, indent=1)
        )
    else:
        for fault in outcome.faults:
            typer.echo(visible(f"  ✗ {fault}"))
        words = ", ".join(f"{number} {what}" for what, number in outcome.checked.items())
        verdict = f"{len(outcome.faults)} thing(s) do not hold" if outcome.faults else "everything holds"
        typer.echo(f"{verdict}: {words}")
    raise typer.Exit(1 if outcome.faults else 0)


def _case(case: Path | None, as_json: bool) -> NoReturn:
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import safe, say_json

    with opened_case(case) as opened:
        faults = [str(fault) for fault in opened.verify()]
    if as_json:
        say_json({"ok": not faults, "faults": faults})
    else:
        for fault in faults:
            typer.echo(f"  ✗ {safe(fault)}")
        typer.echo(f"{len(faults)} thing(s) do not hold" if faults else "everything holds")
    raise typer.Exit(1 if faults else 0)

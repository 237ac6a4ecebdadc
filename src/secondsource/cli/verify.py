"""`secondsource verify`: does the dossier still hold, byte for byte?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def verify(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a dossier.", show_default=False)],
    captures: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="The reports as they were read, to check a dossier that does not carry them."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Check a dossier without trusting who made it.

    Rehashes every file against the manifest and every capture against its report, decodes the captures again, finds
    every quote again at its place, checks the data against the schema and every id against what it names.

    A dossier that was made for sharing has no captures: with --captures, who holds the reports checks that their bytes
    are those that were read and that every quote stands in them, with the masks in the places that the dossier names.

    Exit status 0 when everything holds, 1 with a list when something does not.
    """
    import json

    from secondsource.dossier.verify import check

    outcome = check(out, captures)
    if as_json:
        typer.echo(
            json.dumps({"ok": not outcome.faults, "checked": outcome.checked, "faults": outcome.faults}, indent=1)
        )
    else:
        for fault in outcome.faults:
            typer.echo(f"  ✗ {fault}")
        words = ", ".join(f"{number} {what}" for what, number in outcome.checked.items())
        verdict = f"{len(outcome.faults)} thing(s) do not hold" if outcome.faults else "everything holds"
        typer.echo(f"{verdict}: {words}")
    raise typer.Exit(1 if outcome.faults else 0)

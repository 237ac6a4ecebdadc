"""`secondsource explain`: why this count, this edge, this status."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def explain(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a dossier.", show_default=False)],
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An id of the dossier (its beginning is enough), a siglum (A), an edge (A-B), an ancestor (α).",
            show_default=False,
        ),
    ],
) -> None:
    """Say why a count, an edge or a status is what it is, with the words it rests on.

    secondsource explain out claim-4fd1
    secondsource explain out B-A
    secondsource explain out C
    """
    from secondsource.dossier.explain import explain as explanation
    from secondsource.dossier.stored import load

    typer.echo(explanation(load(out), id_))

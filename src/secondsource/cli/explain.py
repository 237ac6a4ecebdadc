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
            help="An id (its beginning is enough), a siglum (A), a sentence (A.s4), an edge (A-B), an ancestor (α).",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say why a count, an edge or a status is what it is, with the words it rests on.

    Anything that has an id can be asked for: claims, conflicts, edges, origins, sources, statements, figures, events,
    names, stories; and any sentence by its name. An unknown name is answered with the nearest ones.

    secondsource explain out claim-4fd1
    secondsource explain out B-A
    secondsource explain out C.s4
    """
    import json

    from secondsource.dossier.explain import account
    from secondsource.dossier.stored import load

    found = account(load(out), id_)
    typer.echo(json.dumps(found.data(), ensure_ascii=False, indent=1) if as_json else found.text())

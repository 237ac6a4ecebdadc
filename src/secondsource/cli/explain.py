"""`secondsource explain`: why this count, this edge, this status."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath

if TYPE_CHECKING:
    from secondsource.dossier.explain import Account


def explain(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[OUT] ID",
            help="The folder of a dossier (none: the case), and an id (its beginning is enough), a siglum (A), "
            "a sentence (A.s4), an edge (A-B), an ancestor (α).",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    case: CasePath = None,
) -> None:
    """Say why a count, an edge or a status is what it is, with the words it rests on.

    Anything that has an id can be asked for: claims, conflicts, edges, origins, sources, statements, figures, events,
    names, stories; and any sentence by its name. An unknown name is answered with the nearest ones.

        secondsource explain out claim-4fd1
        secondsource explain out C.s4
        secondsource explain --case strike.case B-A
    """
    import json

    from secondsource.cli.view import visible

    found = _account(words, case)
    typer.echo(json.dumps(found.data(), ensure_ascii=False, indent=1) if as_json else visible(found.text()))


def _account(words: list[str], case: Path | None) -> Account:
    """Of a dossier when a folder and an id are given, of a case when an id alone is."""
    from secondsource.cli.here import opened_case
    from secondsource.dossier.explain import account
    from secondsource.dossier.stored import load
    from secondsource.errors import BadInput

    if len(words) == 2 and not case:
        return account(load(Path(words[0])), words[1])
    if len(words) != 1:
        raise BadInput("explain: give the folder of a dossier and an id, or an id and --case PATH")
    with opened_case(case) as opened:
        return opened.explain(words[0])

"""What is left out of a dossier for sharing; and `secondsource view`, which writes a dossier once more for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath, meant

if TYPE_CHECKING:
    from secondsource.dossier import Masking
    from secondsource.model.dossier import Dossier

MaskPrivate = Annotated[
    bool,
    typer.Option("--mask-private", help="Put labels for the names of people without an office or a rank; no captures."),
]
Names = Annotated[
    Path | None,
    typer.Option("--names", metavar="FILE", help='Lines "mask NAME" and "keep NAME": what you decide yourself.'),
]


def masking_of(private: bool, names: Path | None) -> Masking | None:
    """What is to be masked; None for nothing."""
    from secondsource.dossier import Masking, read_names

    if names:
        return read_names(names, private=private)
    return Masking() if private else None


def view(
    made: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="The folder of a dossier.", show_default=False)
    ] = None,
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="SHARED", help="Folder to write to.", show_default=False)],
    quote_only: Annotated[bool, typer.Option("--quote-only", help="Leave full texts out.")] = False,
    mask_private: MaskPrivate = False,
    names: Names = None,
    case: CasePath = None,
) -> None:
    """Write a dossier once more, for others to see: without captures, without full texts, without private names.

    Nothing is analysed again and the dossier itself stays as it is. What is written can be checked with `verify`, and
    by who holds the reports with `verify --captures`.

        secondsource view out -o shared --quote-only --mask-private
        secondsource view --case strike.case -o shared --quote-only
    """
    from secondsource import runner
    from secondsource.errors import BadInput

    masking = masking_of(mask_private, names)
    if meant(case, made):
        dossier = _of_case(case, out, masking, quote_only)
    elif made:
        dossier = runner.share(made, out, masking, full_text=not quote_only)
    else:
        raise BadInput("view: give the folder of a dossier, or --case PATH")
    people = len({mask.label for mask in dossier.masks})
    masked = f", {people} name{'' if people == 1 else 's'} masked" if mask_private or names else ""
    typer.echo(f"{out / 'index.html'}: {'quotes only' if quote_only else 'full texts'}{masked}")


def _of_case(case: Path | None, out: Path, masking: Masking | None, quote_only: bool) -> Dossier:
    """A case as a dossier without captures."""
    from secondsource.cli.here import opened_case
    from secondsource.export import folder

    folder.check_free(out, [])
    with opened_case(case) as opened:
        dossier = opened.dossier(masking=masking, full_text=not quote_only)
    folder.write(dossier, [], out, full_text=not quote_only)
    return dossier

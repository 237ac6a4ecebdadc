"""`secondsource dossier`: a pile of reports becomes a folder that anyone can open and check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.here import CasePath, meant, opened_case
from secondsource.cli.sharing import MaskPrivate, Names, masking_of


def dossier(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Folders and files: plain text, HTML, JSONL.", show_default=False),
    ] = None,
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Folder to write to.", show_default=False)],
    quote_only: Annotated[
        bool, typer.Option("--quote-only", help="Leave full texts and captures out: for sharing.")
    ] = False,
    mask_private: MaskPrivate = False,
    names: Names = None,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (default: secondsource.toml here).")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes to use; 0 = one for each processor.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing unless something fails.")] = False,
    case: CasePath = None,
) -> None:
    """Read a pile of reports and write its dossier.

    OUT gets `index.html` (open it in any browser, no network needed), `dossier.json` (the data behind every page),
    `captures/` (the bytes that were read) and `manifest-sha256.txt`.

    A file that cannot be used is listed with its reason and the run goes on; the exit status is 1 only when nothing
    at all could be read.

        secondsource dossier reports/ -o out
        secondsource dossier wire.txt page.html archive.jsonl -o out --quote-only
        secondsource dossier reports/ -o shared --quote-only --mask-private
        secondsource dossier --case strike.case -o out
    """
    from secondsource import runner
    from secondsource.cli.pile import tell_nothing
    from secondsource.cli.progress import shown
    from secondsource.cli.summary import as_data, show
    from secondsource.errors import NothingRead
    from secondsource.settings import load, merge

    chosen = load(settings)
    if workers is not None:
        chosen = merge(chosen, {"workers": workers}, "--workers")
    if quote_only:
        chosen = merge(chosen, {"full_text": False}, "--quote-only")
    try:
        with shown(quiet or as_json) as progress:
            masking = masking_of(mask_private, names)
            if meant(case, places):
                with opened_case(case, settings, workers) as opened:
                    if opened.status().stale:
                        opened.run(progress=progress)
                    progress("writing", 0, 0)
                    made = opened.dossier(out, masking=masking, full_text=False if quote_only else None)
            else:
                made = runner.write(_given(places), out, chosen, progress, masking)
    except NothingRead as error:
        raise typer.Exit(tell_nothing(error)) from error
    if as_json:
        typer.echo(as_data(made, out))
    elif not quiet:
        show(made, out)


def _given(places: list[Path] | None) -> list[Path]:
    from secondsource.errors import BadInput

    if not places:
        raise BadInput("dossier: give folders and files, or --case PATH")
    return places

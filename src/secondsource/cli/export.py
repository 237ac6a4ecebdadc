"""`secondsource export`: a case in a format of somebody else's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.sharing import MaskPrivate, Names, masking_of


def export(
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format; `--list` tells which there are.")] = "",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="The file or folder to write.", show_default=False)
    ] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="Only this story.")] = None,
    quote_only: Annotated[bool, typer.Option("--quote-only", help="Leave full texts out.")] = False,
    mask_private: MaskPrivate = False,
    names: Names = None,
    formats: Annotated[bool, typer.Option("--list", help="List the formats and stop.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    case: CasePath = None,
) -> None:
    """Write what a case says in another format, for other programs. A run is made first where one is due.

    secondsource export --list
    secondsource export --to graphml -o stemma.graphml
    secondsource export --to claims-csv -o claims.csv --story story-7bec
    """
    from secondsource import plugins
    from secondsource.cli.paper import say_json
    from secondsource.errors import BadInput

    if formats:
        _list(as_json)
        return
    if not to or out is None:
        raise BadInput("export: give --to FORMAT and -o OUT (--list tells the formats)")
    exporter = plugins.load("exporters", to)()
    if story and (quote_only or mask_private or names):
        raise BadInput("export: --story and what is left out for sharing do not go together yet")
    dossier = _dossier(case, story, quote_only, mask_private, names)
    try:
        exporter.write(dossier, out)
    except OSError as error:
        raise BadInput(f"{out}: cannot be written ({error.strerror})") from error
    if as_json:
        say_json({"out": str(out), "format": to})
    else:
        typer.echo(f"{out}: {to}")


def _dossier(case: Path | None, story: str | None, quote_only: bool, private: bool, names: Path | None) -> object:
    from secondsource.cli.here import opened_case
    from secondsource.cli.listing import story_of

    with opened_case(case) as opened:
        if story:
            return opened.story(story_of(opened, story))
        return opened.dossier(masking=masking_of(private, names), full_text=False if quote_only else None)


def _list(as_json: bool) -> None:
    from secondsource import plugins
    from secondsource.cli import paper

    found = [state for state in plugins.states() if state.plugin.kind == "exporters"]
    if as_json:
        paper.say_json(
            [{"name": s.plugin.name, "of": s.plugin.distribution, "help": s.help, "broken": s.broken} for s in found]
        )
        return
    table = paper.table("format", "what it writes", widths={"format": 16})
    for state in found:
        words = f"broken: {state.broken}" if state.broken else state.help
        table.add_row(paper.text(state.plugin.name, "bold"), paper.text(words, "red" if state.broken else ""))
    paper.console().print(table)

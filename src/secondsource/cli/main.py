"""`secondsource`: the verbs and what they share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def main() -> None:
    """Ten reports are not ten sources."""


@app.command()
def dossier(
    places: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Folders and files.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to write the dossier to.")],
) -> None:
    """Read a pile of reports and write its dossier."""
    from secondsource import runner
    from secondsource.model import codec

    built = runner.run(places)
    out.mkdir(parents=True, exist_ok=True)
    (out / "dossier.json").write_text(codec.dumps(codec.encode(built)), encoding="utf-8")


def run() -> None:
    """The entry point."""
    app()

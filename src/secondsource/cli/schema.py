"""`secondsource schema`: the published shape of dossier.json."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON schema of `dossier.json`."""
    from secondsource.model import codec

    typer.echo(codec.dumps(codec.schema()), nl=False)

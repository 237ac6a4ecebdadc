"""`secondsource serve`: look at cases, search and review them in a browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.web import Share

TOKEN = "SECONDSOURCE_TOKEN"


def serve(
    cases: Annotated[
        list[Path] | None,
        typer.Option("--case", metavar="PATH", help="A case; may be given several times.", show_default=False),
    ] = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    share: Annotated[
        bool, typer.Option("--share", help="Let others in: users of the case, or whoever has the token.")
    ] = False,
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="What the token allows: reader, reviewer or owner.")
    ] = "reviewer",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name this computer is reached by; may be repeated."),
    ] = None,
    https: Annotated[bool, typer.Option("--https", help="A proxy in front speaks https.")] = False,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="Speak https, with this certificate (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The key of the certificate (PEM).")] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
) -> None:
    """Serve cases to a browser until you stop it with Ctrl+C. Nobody but this computer can reach it.

    With `--share` others can: those let in by `secondsource people add`, and where a case has none whoever has the
    token. It is printed at the start, or taken from the environment variable SECONDSOURCE_TOKEN.

        secondsource serve --open
        secondsource serve --host 0.0.0.0 --share --certificate desk.pem --key desk.key
    """
    from contextlib import ExitStack

    from secondsource.cli.here import case_at
    from secondsource.errors import BadInput

    if (certificate is None) != (key is None):
        raise BadInput("serve: --certificate and --key go together")
    from secondsource.case import Case
    from secondsource.web import serve as start

    with ExitStack() as stack:
        opened = [Case.open(path) for path in cases or [case_at(None)]]
        for case in opened:
            stack.callback(case.close)
        start(
            opened,
            host,
            port,
            _shared(opened, role, name or [], https) if share else None,
            open_browser,
            say=lambda words: typer.echo(words),
            certificate=(certificate, key) if certificate and key else None,
        )


def _shared(cases: list[Case], role: str, names: list[str], https: bool) -> Share:
    """Users where there are any, a token where some case has none."""
    import secrets

    from secondsource.web import Share

    users = [bool(case.users()) for case in cases]
    token = os.environ.get(TOKEN, "")
    if not token and not all(users):
        token = secrets.token_urlsafe(24)
        typer.echo(f"Token (whoever has it may come in as {role}): {token}")
    return Share(token=token, role=role, users=any(users), hosts=tuple(names), https=https)

"""`secondsource diff`: what changed between two captures of one page, and which claims that touches."""

from __future__ import annotations

from typing import Annotated

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.pile import AsJson


def diff(
    one: Annotated[
        str, typer.Argument(metavar="NAME|A", help="A file or address that was added twice, a report or a capture.")
    ],
    other: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Another one (default: the version before the newest).")
    ] = None,
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """Show what changed between two versions of one page, sentence by sentence, and which claims that touches.

    secondsource diff page.html
    secondsource diff A A2
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import say_json

    with opened_case(case) as opened:
        found = opened.diff(one, other)
    if as_json:
        from dataclasses import asdict

        say_json(asdict(found))

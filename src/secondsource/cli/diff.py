"""`secondsource diff`: what changed between two captures of one page, and which claims that touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.pile import AsJson

if TYPE_CHECKING:
    from rich.text import Text

    from secondsource.runner.versions import Diff


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
    from secondsource.cli.paper import say, say_json

    with opened_case(case) as opened:
        found = opened.diff(one, other)
    if as_json:
        from dataclasses import asdict

        say_json(asdict(found))
    else:
        say(_lines(found))


def _lines(found: Diff) -> Iterator[Text | str]:
    from secondsource.cli.paper import text
    from secondsource.text.phrases import count_of

    for sign, held in (("-", found.a), ("+", found.b)):
        words = f"{held.name}  added {held.added[:16].replace('T', ' ')}, {held.sha256[:12]}"
        yield text(words, "bold", before=f"{sign}{sign} ")
    if not (found.removed or found.added or found.changed):
        yield "No sentence differs."
    for before, after in found.changed:
        yield text(before, "red", before="- ")
        yield text(after, "green", before="+ ")
        yield ""
    for sentence in found.removed:
        yield text(sentence, "red", before="- ")
    for sentence in found.added:
        yield text(sentence, "green", before="+ ")
    if found.claims:
        yield f"\n{count_of(len(found.claims), 'claim')} touched:"
        for claim, id_ in zip(found.claims, found.claim_ids, strict=True):
            yield text(f"{id_}  {claim}", before="  ")

"""What the lists of a case have in common: which items, how many, from where on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import opened_case

if TYPE_CHECKING:
    from rich.table import Table

    from secondsource.case import Case

Words = Annotated[list[str] | None, typer.Argument(metavar="[WORDS...]", help="Only what has these words.")]
OfStory = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="Only this story (the beginning of its id).")
]
Limit = Annotated[
    int, typer.Option("--limit", min=1, max=10_000, help="How many; of a list that is filtered by kind a few more.")
]
After = Annotated[str | None, typer.Option("--after", metavar="CURSOR", help="Go on behind an earlier list.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Fill = Callable[["Table", dict[str, Any]], None]


def listed(
    case: Path | None,
    kind: str,
    *,
    words: Sequence[str] | None = None,
    story: str | None = None,
    status: str = "",
    after: str | None = None,
    limit: int = 50,
    by_rank: bool = False,
    keep: Callable[[dict[str, Any]], bool] | None = None,
) -> dict[str, Any]:
    """Items of one kind as they stand in dossier.json: {"items": [...], "next": ..., "edition": ..., "stale": ...}.

    `next` is the cursor from which the following ones are had, None when these are the last; `stale` says why the list
    is not up to date. `keep` picks among them. Raises BadInput when the case has no edition yet.
    """
    with opened_case(case) as opened:
        edition, items = told(opened), list[dict[str, Any]]()
        of = story_of(opened, story) if story else None
        asked = " ".join(words or ())
        while True:
            found = opened.rows(kind, words=asked, story=of, status=status, after=after, limit=limit, by_rank=by_rank)
            items += filter(keep, (json.loads(row.body) for row in found.items))
            after = found.next
            if after is None or len(items) >= limit:
                return {"items": items, "next": after, **edition}


def told(case: Case) -> dict[str, Any]:
    """Which edition a list is from, and why that is not up to date (nothing: it is). Raises BadInput for none."""
    from secondsource.errors import BadInput

    state = case.status()
    if state.edition is None:
        raise BadInput(f"{case.name}: nothing has been worked out yet; begin with  secondsource run")
    return {"edition": state.edition.n, "stale": list(state.stale)}


def story_of(case: Case, name: str) -> str:
    """The id of a story, from its beginning or from one that it has taken over. Raises BadInput when there is none."""
    from secondsource.errors import BadInput

    with case.store.view() as view:
        if part := view.part(name):
            return part.story
        row = view.row(name)
    if row is None or row.kind != "stories":
        raise BadInput(f"no story has an id that begins with {name!r}; see  secondsource stories")
    return row.id


def printed(found: dict[str, Any], table: Table, fill: Fill, nothing: str) -> None:
    """A list as a table, and below it how to see more and what is out of date."""
    from secondsource.cli.paper import console

    for item in found["items"]:
        fill(table, item)
    if found["items"]:
        console().print(table)
    else:
        typer.echo(nothing)
    for line in _below(found):
        typer.echo(line, err=True)


def _below(found: dict[str, Any]) -> Iterable[str]:
    if found["next"]:
        yield f"there is more: --after {found['next']}"
    if found["stale"]:
        yield f"not up to date ({'; '.join(found['stale'])}): secondsource run"

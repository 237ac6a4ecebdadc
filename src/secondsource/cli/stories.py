"""`secondsource stories`: which reports tell one story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath, meant
from secondsource.cli.opened import opened
from secondsource.cli.pile import (
    AsJson,
    FromJsonl,
    Places,
    Quiet,
    SettingsFile,
    Workers,
    chosen_of,
    listed,
    print_lines,
    traced,
)

if TYPE_CHECKING:
    from secondsource.model.kinship import Kinship, Shelved


def stories(
    places: Places = None,
    from_jsonl: FromJsonl = None,
    as_json: AsJson = False,
    shelf: Annotated[
        Path | None,
        typer.Option(
            "--shelf", metavar="DIR", help="Keep the stories in this folder and add the reports to those there."
        ),
    ] = None,
    settings: SettingsFile = None,
    workers: Workers = None,
    quiet: Quiet = False,
    case: CasePath = None,
) -> None:
    """Part a mixed pile into the stories that its reports tell, the largest first.

    With `--json` a list of `{"id": ..., "title": ..., "reports": [...], "redirects": [...]}`.

    With `--shelf` stories grow from run to run: reports that are not in the folder yet are added, the others passed
    over, and all stories are printed. A story keeps its id; when two prove to be one, the younger id stands among the
    `redirects` of the older. A run that was broken off is taken up by the next.

        secondsource stories reports/
        secondsource stories --from-jsonl pile.jsonl --json
        secondsource stories --from-jsonl today.jsonl --json --shelf shelf/

    In the folder of a case, or with `--case PATH`, the stories of that case, its reports by their sigla.
    """
    from secondsource.export import kinship

    if meant(case, places, from_jsonl, shelf):
        _of_case(case, as_json)
        return

    found: Kinship | Shelved
    if shelf:
        found = _shelved(shelf, places, from_jsonl, settings, workers, quiet)
    else:
        found = traced("stories", places, from_jsonl, settings, workers, quiet)
    told = kinship.stories(found)
    if as_json:
        typer.echo(kinship.dumps(told))
    else:
        print_lines(
            (f"{len(story['reports']):5}  {_headed(story['title'])}{listed(story['reports'])}" for story in told), found
        )
    raise typer.Exit(0 if found.called or not found.unread else 1)


def _of_case(case: Path | None, as_json: bool) -> None:
    """The stories of a case, the largest first."""
    from secondsource.cli import paper
    from secondsource.cli.here import opened_case
    from secondsource.cli.listing import told
    from secondsource.text.phrases import count_of

    with opened_case(case) as opened:
        state, found = told(opened), opened.stories(limit=10_000)
    found = sorted(found, key=lambda story: (-len(story.reports), story.id))
    if as_json:
        paper.say_json(
            [{"id": s.id, "title": s.title, "reports": list(s.reports), "redirects": list(s.redirects)} for s in found]
        )
        return
    table = paper.table("story", "reports", widths={"reports": 24})
    for story in found:
        sigla = " ".join(story.reports[:12]) + (" …" if len(story.reports) > 12 else "")
        words = paper.lined(paper.text(story.title or "no headline", limit=150), paper.text(story.id, "dim"))
        table.add_row(words, paper.lined(count_of(len(story.reports), "report"), paper.text(sigla, "cyan")))
    paper.console().print(table)
    if state["stale"]:
        typer.echo(f"not up to date ({'; '.join(state['stale'])}): secondsource run", err=True)


def _headed(title: str) -> str:
    """The headline before a list; nothing where no report of the story has one."""
    return f"{title}: " if title else ""


def _shelved(
    folder: Path,
    places: list[Path] | None,
    from_jsonl: str | None,
    settings: Path | None,
    workers: int | None,
    quiet: bool,
) -> Shelved:
    from secondsource import runner
    from secondsource.cli.progress import shown

    chosen = chosen_of("stories", places, from_jsonl, settings, workers)
    with opened(from_jsonl) as file, shown(quiet) as progress:
        found = (
            runner.shelve_lines(file, folder, chosen, progress)
            if file
            else runner.shelve(places or [], folder, chosen, progress)
        )
    if not quiet:
        typer.echo(_grown(found), err=True)
    return found


def _grown(found: Shelved) -> str:
    """What a run has changed, in a line."""
    old = {story.id for story in found.before}
    now = {story.id for story in found.stories}
    return (
        f"{found.fresh:,} new reports, {len(now - old):,} new stories, {len(old - now):,} merged into others; "
        f"the shelf holds {len(found.called):,} reports in {len(now):,} stories"
    )

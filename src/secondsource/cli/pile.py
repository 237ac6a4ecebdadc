"""What `lineage` and `stories` have in common: a pile of reports as their user gives it, and how they tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.opened import opened

if TYPE_CHECKING:
    from secondsource.errors import NothingRead
    from secondsource.model.kinship import Kinship, Shelved
    from secondsource.model.reading import Unread
    from secondsource.settings import Settings

Places = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH...", help="Folders and files, as `dossier` reads them.", show_default=False),
]
FromJsonl = Annotated[
    str | None,
    typer.Option(
        "--from-jsonl",
        metavar="FILE",
        help='Reports as given, one {"id": ..., "text": ..., "published": ...} a line; - is the standard input.',
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SettingsFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Settings (default: secondsource.toml here).")]
Workers = Annotated[int | None, typer.Option(min=0, help="Processes to use; 0 = one for each processor.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress.")]


def traced(
    verb: str,
    places: list[Path] | None,
    from_jsonl: str | None,
    settings: Path | None,
    workers: int | None,
    quiet: bool,
    index: Path | None = None,
) -> Kinship:
    """The lineage and the stories of a pile, with progress. Raises what `chosen_of` and the runner raise."""
    from secondsource import runner
    from secondsource.cli.progress import shown

    chosen = chosen_of(verb, places, from_jsonl, settings, workers)
    with opened(from_jsonl) as file, shown(quiet) as progress:
        if file:
            return runner.trace_lines(file, chosen, progress, index)
        return runner.trace(places or [], chosen, progress)


def chosen_of(
    verb: str, places: list[Path] | None, from_jsonl: str | None, settings: Path | None, workers: int | None
) -> Settings:
    """The settings of a run. Raises BadInput when it is given no input, or two."""
    from secondsource.errors import BadInput
    from secondsource.settings import load, merge

    if bool(places) == bool(from_jsonl):
        raise BadInput(f"{verb}: give folders and files, or --from-jsonl FILE: one of the two")
    chosen = load(settings)
    return chosen if workers is None else merge(chosen, {"workers": workers}, "--workers")


def print_lines(lines: Iterable[str], found: Kinship | Shelved) -> None:
    """What was found for people, then what could not be used."""
    from secondsource.cli.view import visible

    for line in lines:
        typer.echo(visible(line))
    tell_skipped(found.unread)


def tell_skipped(unread: Iterable[Unread]) -> None:
    """What could not be used and why, a line each on the error output."""
    from secondsource.cli.view import called, visible

    for item in unread:
        typer.echo(visible(f"  skipped {called(item.id)}: {item.reason}"), err=True)


def tell_nothing(error: NothingRead) -> int:
    """Say on the error output that nothing could be read, and why; the exit status."""
    from secondsource.cli.paper import safe

    for name, reason in error.skipped:
        typer.echo(f"  skipped {safe(name)}: {safe(reason)}", err=True)
    typer.echo(f"secondsource: {error}", err=True)
    return 1


def listed(names: object) -> str:
    """The names that the user gave to reports, in a row."""
    from secondsource.cli.view import called

    return ", ".join(called(name) for name in names) if isinstance(names, list) else ""

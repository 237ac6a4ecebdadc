"""`secondsource lineage` and `secondsource stories`: who stands on whom, and which reports tell one story."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.opened import opened

if TYPE_CHECKING:
    from secondsource.model.kinship import Kinship, Shelved
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


def lineage(
    places: Places = None,
    from_jsonl: FromJsonl = None,
    as_json: AsJson = False,
    export: Annotated[
        list[Path] | None,
        typer.Option(
            "--export", metavar="FILE", help="Also write the stemma: FILE.svg a picture, FILE.graphml for graph tools."
        ),
    ] = None,
    settings: SettingsFile = None,
    workers: Workers = None,
    quiet: Quiet = False,
) -> None:
    """Tell which report stands on which, and on what that nobody has seen.

    For people a line an edge: child, parent (or α, an ancestor that is not in the pile), how much of the child is
    covered, how sure it is, and why. With `--json` one object: `edges` (each with its passages, reasons and `score`),
    `hypothetical`, `origins`, `possible` (pairs whose kinship stays open) and `skipped`.

        secondsource lineage reports/ --export stemma.svg
        secondsource lineage --from-jsonl pile.jsonl --json > lineage.json
    """
    from secondsource.export import kinship

    for file in export or []:
        if file.suffix not in (".svg", ".graphml"):
            raise typer.BadParameter(f"{file}: end it in .svg or .graphml", param_hint="--export")
    found = _traced("lineage", places, from_jsonl, settings, workers, quiet)
    for file in export or []:
        _export(found, file)
    if as_json:
        typer.echo(kinship.dumps(kinship.lineage(found)))
    else:
        _print(_edges(kinship.lineage(found)), found)
    raise typer.Exit(0 if found.reports or not found.unread else 1)


def _export(found: Kinship, file: Path) -> None:
    """Write the stemma. Raises BadInput when the file cannot be written."""
    from secondsource.errors import BadInput
    from secondsource.export import graphml, stemma

    try:
        file.write_text(stemma.dumps(found) if file.suffix == ".svg" else graphml.dumps(found), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file}: cannot be written ({error.strerror})") from error


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
) -> None:
    """Part a mixed pile into the stories that its reports tell, the largest first.

    With `--json` a list of `{"id": ..., "title": ..., "reports": [...], "redirects": [...]}`.

    With `--shelf` stories grow from run to run: reports that are not in the folder yet are added, the others passed
    over, and all stories are printed. A story keeps its id; when two prove to be one, the younger id stands among the
    `redirects` of the older. A run that was broken off is taken up by the next.

        secondsource stories reports/
        secondsource stories --from-jsonl pile.jsonl --json
        secondsource stories --from-jsonl today.jsonl --json --shelf shelf/
    """
    from secondsource.export import kinship

    found: Kinship | Shelved
    if shelf:
        found = _shelved(shelf, places, from_jsonl, settings, workers, quiet)
    else:
        found = _traced("stories", places, from_jsonl, settings, workers, quiet)
    told = kinship.stories(found)
    if as_json:
        typer.echo(kinship.dumps(told))
    else:
        _print((f"{len(story['reports']):5}  {story['title']}: {_listed(story['reports'])}" for story in told), found)
    raise typer.Exit(0 if found.called or not found.unread else 1)


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

    chosen = _chosen("stories", places, from_jsonl, settings, workers)
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


def _traced(
    verb: str,
    places: list[Path] | None,
    from_jsonl: str | None,
    settings: Path | None,
    workers: int | None,
    quiet: bool,
) -> Kinship:
    from secondsource import runner
    from secondsource.cli.progress import shown

    chosen = _chosen(verb, places, from_jsonl, settings, workers)
    with opened(from_jsonl) as file, shown(quiet) as progress:
        return runner.trace_lines(file, chosen, progress) if file else runner.trace(places or [], chosen, progress)


def _chosen(
    verb: str, places: list[Path] | None, from_jsonl: str | None, settings: Path | None, workers: int | None
) -> Settings:
    """The settings of a run. Raises BadInput when it is given no input, or two."""
    from secondsource.errors import BadInput
    from secondsource.settings import load, merge

    if bool(places) == bool(from_jsonl):
        raise BadInput(f"{verb}: give folders and files, or --from-jsonl FILE: one of the two")
    chosen = load(settings)
    return chosen if workers is None else merge(chosen, {"workers": workers}, "--workers")


def _print(lines: Iterable[str], found: Kinship | Shelved) -> None:
    from secondsource.cli.view import called

    for line in lines:
        typer.echo(line)
    for item in found.unread:
        typer.echo(f"  skipped {called(item.id)}: {item.reason}", err=True)


def _edges(told: dict[str, list[dict[str, object]]]) -> Iterable[str]:
    """A line an edge, then the unseen ancestors, then the origins."""
    from secondsource.cli.view import called

    for edge in told["edges"]:
        sign = "stands on" if edge["direction"] == "known" else "shares text with"
        way = " by way of something unseen" if edge["indirect"] else ""
        share, score = float(str(edge["share"])), float(str(edge["score"]))
        yield (
            f"{called(edge['child'])} {sign} {called(edge['parent'])}{way}: {edge['kind']}, "
            f"{share:.0%} of it, score {score:.2f}"
        )
    for unseen in told["hypothetical"]:
        yield f"{unseen['id']} is not in the pile{_agency(unseen)}: {_listed(unseen['children'])} stand on it"
    yield f"{len(told['origins'])} origins of text"
    for origin in told["origins"]:
        yield f"  {_listed(origin['reports'])}"


def _agency(unseen: dict[str, object]) -> str:
    return f" ({unseen['agency']})" if unseen["agency"] else ""


def _listed(names: object) -> str:
    from secondsource.cli.view import called

    return ", ".join(called(name) for name in names) if isinstance(names, list) else ""

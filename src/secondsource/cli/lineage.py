"""`secondsource lineage`: which report stands on which."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath, meant, whole
from secondsource.cli.opened import opened
from secondsource.cli.pile import (
    AsJson,
    FromJsonl,
    Places,
    Quiet,
    SettingsFile,
    Workers,
    listed,
    print_lines,
    tell_skipped,
    traced,
)

if TYPE_CHECKING:
    from secondsource.model.kinship import Kinship

Index = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="Compare with the reports kept in this folder as well, tell what is new, and keep the new ones there.",
        show_default=False,
    ),
]
OnlyKeep = Annotated[bool, typer.Option("--only-keep", help="Keep the reports in the index and compare nothing.")]


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
    index: Index = None,
    only_keep: OnlyKeep = False,
    settings: SettingsFile = None,
    workers: Workers = None,
    quiet: Quiet = False,
    case: CasePath = None,
) -> None:
    """Tell which report stands on which, and on what that nobody has seen.

    For people a line an edge: child, parent (or α, an ancestor that is not in the pile), how much of the child is
    covered, and how sure it is that they share text by copying. "Shares text with" says that it is open who stood
    first, "by way of a third" that both have it from another report, or from an ancestor. With `--json` one object:
    `edges` (each with its relation, passages, reasons, ledger and `score`), `hypothetical` (the unseen ancestors),
    `origins`, `possible` (pairs whose kinship stays open), `stock` (sentences that bind nobody) and `skipped`.

        secondsource lineage reports/ --export stemma.svg
        secondsource lineage --from-jsonl pile.jsonl --json > lineage.json

    With `--index` a case grows: reports are laid beside those that were kept there before and share text with them,
    and what is told is about the new ones. The folder holds their texts.

        secondsource lineage --from-jsonl today.jsonl --index case/

    In the folder of a case made by `init`, or with `--case PATH`, it is the lineage of that case.
    """
    from secondsource.export import kinship

    for file in export or []:
        if file.suffix not in (".svg", ".graphml"):
            raise typer.BadParameter(f"{file}: end it in .svg or .graphml", param_hint="--export")
    if (index or only_keep) and not (from_jsonl and (index or not only_keep)):
        raise typer.BadParameter("needs --from-jsonl FILE, and --only-keep needs an --index", param_hint="--index")
    if index and only_keep:
        raise typer.Exit(_keep(from_jsonl, index, settings))
    if meant(case, places, from_jsonl):
        found = _of_case(case)
    else:
        found = traced("lineage", places, from_jsonl, settings, workers, quiet, index)
    for file in export or []:
        _export(found, file)
    if as_json:
        typer.echo(kinship.dumps(kinship.lineage(found)))
    else:
        print_lines(_edges(kinship.lineage(found)), found)
        if not found.reports:
            typer.echo("no reports were found", err=True)
    raise typer.Exit(0 if found.reports or not found.unread else 1)


def _of_case(case: Path | None) -> Kinship:
    from secondsource.export.formats import kinship_of

    return kinship_of(whole(case))


def _export(found: Kinship, file: Path) -> None:
    """Write the stemma. Raises BadInput when the file cannot be written."""
    from secondsource.errors import BadInput
    from secondsource.export import graphml, stemma

    try:
        file.write_text(stemma.dumps(found) if file.suffix == ".svg" else graphml.dumps(found), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file}: cannot be written ({error.strerror})") from error


def _keep(from_jsonl: str | None, index: Path, settings: Path | None) -> int:
    """Keep without comparing; the exit status."""
    from secondsource import runner
    from secondsource.settings import load

    with opened(from_jsonl) as file:
        kept, unread = runner.keep_lines(file, index, load(settings)) if file else (0, [])
    typer.echo(f"{kept} reports kept in {index}")
    tell_skipped(unread)
    return 0 if kept or not unread else 1


def _edges(told: dict[str, list[dict[str, object]]]) -> Iterable[str]:
    """A line an edge, then the unseen ancestors, then the origins."""
    from secondsource.cli.view import called
    from secondsource.text.phrases import count_of

    for edge in told["edges"]:
        sign = "stands on" if edge["direction"] == "known" else "shares text with"
        way = " by way of a third" if edge["indirect"] else ""
        share, score = float(str(edge["share"])), float(str(edge["score"]))
        yield (
            f"{called(edge['child'])} {sign} {called(edge['parent'])}{way}: {edge['kind']}, "
            f"{share:.0%} of it, score {score:.2f}"
        )
    for unseen in told["hypothetical"]:
        yield f"{unseen['id']} is not in the pile{_agency(unseen)}: {listed(unseen['children'])} stand on it"
    yield count_of(len(told["origins"]), "origin of text", "origins of text")
    for origin in told["origins"]:
        yield f"  {listed(origin['reports'])}"


def _agency(unseen: dict[str, object]) -> str:
    return f" ({unseen['agency']})" if unseen["agency"] else ""

"""`secondsource collate`: witnesses side by side, sentence by sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath, opened_case, sought
from secondsource.cli.pile import AsJson

if TYPE_CHECKING:
    from rich.table import Table

    from secondsource.case import Case
    from secondsource.model.kinship import Kinship

MOST = 6  # witnesses: more columns than that nobody reads
#: How a reading looks beside the base.
STYLES = {"verbatim": "dim", "near": "", "paraphrase": "yellow", "partial": "magenta"}


def collate(
    reports: Annotated[
        list[Path],
        typer.Argument(metavar="A B [C...]", help="Two to six files, or reports of a case; the first is the base."),
    ],
    export: Annotated[
        list[Path] | None,
        typer.Option("--export", metavar="FILE", help="Also write FILE.html, a page, or FILE.xml, a TEI apparatus."),
    ] = None,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (default: secondsource.toml here).")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress and no table.")] = False,
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """Lay two to six reports side by side: every sentence of the first, and what the others have in its place.

    A reading says how it relates to the base (verbatim, near, paraphrase, partial) and which facts differ; a sentence
    that only one report has stands alone.

        secondsource collate wire.txt reprint.html
        secondsource collate a.txt b.txt c.txt --export collation.html --export apparatus.xml
        secondsource collate --case strike.case A C
    """
    from secondsource.errors import BadInput

    if not 2 <= len(reports) <= MOST:
        raise BadInput(f"collate: give two to {MOST} reports, not {len(reports)}")
    for file in export or []:
        if file.suffix not in (".html", ".xml"):
            raise BadInput(f"{file}: end it in .html or .xml")
    if case or (sought(Path.cwd()) and not any(path.exists() for path in reports)):
        found, order = _of_case(case, [str(path) for path in reports])
    else:
        found, order = _of_files(reports, settings, quiet or as_json)
    for file in export or []:
        _export(found, order, file)
    if as_json:
        _print_json(found, order)
    elif not quiet:
        _print(_table(found, order))


def _of_files(reports: list[Path], settings: Path | None, quiet: bool) -> tuple[Kinship, list[str]]:
    from secondsource import runner
    from secondsource.cli.progress import shown
    from secondsource.errors import BadInput
    from secondsource.settings import load

    with shown(quiet) as progress:
        found = runner.trace(reports, load(settings), progress)
    if found.unread:
        raise BadInput("; ".join(f"{item.id}: {item.reason}" for item in found.unread))
    return found, _in_order(found, reports)


def _of_case(case: Path | None, sigla: list[str]) -> tuple[Kinship, list[str]]:
    """Reports of one story of a case. Raises BadInput when one is not there, or when they tell of several."""
    from secondsource.errors import BadInput
    from secondsource.export.formats import kinship_of

    if len(set(sigla)) != len(sigla):
        raise BadInput("collate: two of these are the same report")
    with opened_case(case) as opened:
        stories = {name: _story(opened, name) for name in sigla}
        story = stories[sigla[0]]
        if other := [name for name, one in stories.items() if one != story]:
            raise BadInput(f"collate: another story than {sigla[0]}'s is told by {', '.join(other)}")
        return kinship_of(opened.story(story)), sigla


def _story(case: Case, siglum: str) -> str:
    """The story of a report. Raises BadInput when the case has no report of this name."""
    from secondsource.errors import BadInput
    from secondsource.runner.changes import sigla

    with case.store.view() as view:
        row = next((view.row(id_) for id_, name in sigla(view).items() if name == siglum), None)
    if row is None or row.story is None:
        raise BadInput(f"collate: no report of the case is called {siglum!r} (reports are called A, B, ...)")
    return row.story


def _print_json(found: Kinship, order: Sequence[str]) -> None:
    """A list of lines, each with what every report has in it."""
    from secondsource.cli.paper import say_json
    from secondsource.export import kinship
    from secondsource.export.witnesses import lines, told

    say_json(
        {
            "reports": [kinship.label(found, id_) for id_ in order],
            "lines": [
                [
                    {"report": kinship.label(found, report), "words": words, "relation": label or None}
                    for report, words, label in told(found, line)
                ]
                for line in lines(found, order[0], order[1:])
            ],
        }
    )


def _in_order(found: Kinship, asked: Sequence[Path]) -> list[str]:
    """The ids of the reports as they were asked for. Raises BadInput where two are one text."""
    from secondsource.errors import BadInput

    by_name = {str(name): id_ for id_, names in found.called.items() for name in names}
    # A name is the end of its path, as long as it must be to differ from the others; see `ingest.walk`.
    ends = [["/".join(path.absolute().parts[at:]) for at in range(len(path.absolute().parts))] for path in asked]
    order = [by_name[name] for names in ends for name in names if name in by_name]
    if len(set(order)) != len(asked):
        raise BadInput("collate: two of these are the same text, letter for letter, or hold more than one report")
    return order


def _export(found: Kinship, order: Sequence[str], file: Path) -> None:
    from secondsource.errors import BadInput
    from secondsource.export import collation, tei

    made = collation.dumps(found, order[0], order[1:]) if file.suffix == ".html" else ""
    try:
        file.write_text(made or tei.dumps(found, order[0], order[1:]), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file}: cannot be written ({error.strerror})") from error


def _table(found: Kinship, order: Sequence[str]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from secondsource.cli.view import visible
    from secondsource.export import kinship
    from secondsource.export.witnesses import lines, told

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_lines=True)
    for id_ in order:
        table.add_column(kinship.label(found, id_), ratio=1, overflow="fold")
    texts = {report.id: report.text for report in found.reports}
    for line in lines(found, order[0], order[1:]):
        cells = {id_: Text() for id_ in order}
        for report, words, label in told(found, line):
            cells[report].append(f"[{label}] " if label else "", style="bold")
            cells[report].append(visible(words) + " ", style=STYLES.get(label, ""))
        for report, readings in line.readings.items():
            for item in (altered for reading in readings for altered in reading.altered):
                sides = [span.of(texts[span.report]) if span else "-" for span in (item.left, item.right)]
                cells[report].append(f"\n{item.kind}: {visible(' / '.join(sides))}", style="bold red")
        table.add_row(*cells.values())
    return table


def _print(table: Table) -> None:
    from rich.console import Console

    Console(file=sys.stdout, highlight=False, emoji=False, markup=False).print(table)

"""`secondsource figures`: each count over all reports and over time, under a policy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath, meant, whole
from secondsource.cli.pile import Quiet, SettingsFile, Workers, chosen_of

if TYPE_CHECKING:
    from rich.table import Table

    from secondsource.model.course import Course
    from secondsource.model.dossier import Dossier

MOST_VALUES = 12  # numbers of a course in one cell


def figures(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Folders and files of reports, or one dossier.", show_default=False),
    ] = None,
    policy: Annotated[
        str, typer.Option(metavar="NAME", help="ucdp, latest, acled or range.", show_default=True)
    ] = "ucdp",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    settings: SettingsFile = None,
    workers: Workers = None,
    quiet: Quiet = False,
    case: CasePath = None,
) -> None:
    """Show every count (killed, missing, ...) over all reports of a story: low, best, high, and its course over time.

    Numbers are never added or averaged over reports; what differs in scope is counted apart. A policy says which
    number is best: `ucdp` (what most independent origins give), `latest` (the last of each origin), `acled` (the most
    conservative), `range` (none).

    With `--json` one object: the policy and the list of courses as in `dossier.json`.

        secondsource figures reports/
        secondsource figures out/ --policy latest
        secondsource figures --case mine.case
    """
    from secondsource.errors import BadInput
    from secondsource.model.course import POLICY_MEANS

    if policy not in POLICY_MEANS:
        raise BadInput(f"figures: no policy {policy!r}; there are {', '.join(POLICY_MEANS)}")
    if meant(case, places):
        dossier, document = _of_case(case)
    else:
        dossier, document = _opened(places or [], settings, workers, quiet or as_json)
    if as_json:
        typer.echo(json.dumps({"policy": policy, "courses": document["courses"]}, ensure_ascii=False, indent=1))
    else:
        _show(dossier, policy)


def _of_case(case: Path | None) -> tuple[Dossier, dict[str, Any]]:
    """What a case says, with its data."""
    from secondsource.model import codec

    made = whole(case)
    return made, codec.encode(made)


def _opened(
    places: list[Path], settings: Path | None, workers: int | None, quiet: bool
) -> tuple[Dossier, dict[str, Any]]:
    """The dossier in the one folder given, or that of the reports in the places, each with its data."""
    from secondsource import runner
    from secondsource.cli.progress import shown
    from secondsource.dossier.stored import load_document
    from secondsource.model import codec
    from secondsource.model.dossier import DOCUMENT

    if len(places) == 1 and (places[0].name == DOCUMENT or (places[0] / DOCUMENT).is_file()):
        document = load_document(places[0])
        dossier = codec.decode(document)
        return dossier, {**document, "courses": document.get("courses", [])}
    chosen = chosen_of("figures", places, None, settings, workers)
    with shown(quiet) as progress:
        made = runner.run(places, chosen, progress)
    return made, codec.encode(made)


def _show(dossier: Dossier, policy: str) -> None:
    """A table a story, the counts that have most reports first."""
    from rich.console import Console
    from rich.text import Text

    from secondsource.cli.view import visible

    console = Console(highlight=False, emoji=False, markup=False)
    for story in dossier.stories:
        courses = [course for course in dossier.courses if course.story == story.id]
        if courses:
            console.print(Text(visible(story.title or story.id), style="bold"))
            console.print(_table(courses, policy))
    if not dossier.courses:
        console.print("No count of people over reports was found.")
    for item in dossier.skipped:
        typer.echo(visible(f"  skipped {item.name}: {item.reason}"), err=True)


def _table(courses: list[Course], policy: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from secondsource.cli.view import visible

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("count", max_width=30, overflow="fold")
    for title in ("low", "best", "high"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("course", overflow="fold")
    table.add_column("reports", justify="right")
    for course in courses:
        reports = len({point.report for point in course.points})
        table.add_row(visible(course.label), *_ends(course, policy), visible(_values(course)), str(reports))
    return table


def _ends(course: Course, policy: str) -> tuple[str, str, str]:
    """Low, best, high; "–" where a policy has none."""
    found = course.estimate(policy)
    if found is None:
        return "–", "–", "–"
    low, best, high = ("–" if end is None else f"{end:,.10g}" for end in (found.low, found.best, found.high))
    return low, best, f"{high}+" if found.open else high


def _values(course: Course) -> str:
    """ "3 (2026-02-05) → 17 → 38 (2026-02-07); 4 apart": a day where it is another than before."""
    told, before = list[str](), ""
    for number, day in course.values[:MOST_VALUES]:
        told.append(number if day == before or not day else f"{number} ({day})")
        before = day
    more = " → …" if len(course.values) > MOST_VALUES else ""
    apart = f"; {len(course.apart)} apart" if course.apart else ""
    return " → ".join(told) + more + apart

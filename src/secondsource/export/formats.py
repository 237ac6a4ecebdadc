"""Our exporters: a class a format, each with the text that `export --help` prints of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.kinship import Kinship
from secondsource.text.surrogates import scrub

#: What a spreadsheet would take for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    *("id", "story", "kind", "status", "proposition", "low", "high", "reports", "publishers"),
    *("origins_low", "origins_high", "sigla", "judged"),
)
MOST_COLUMNS = 6  # witnesses beside one another on a page: more nobody reads


def kinship_of(dossier: Dossier) -> Kinship:
    """Lineage and stories of a dossier, every report called by the name of its file."""
    called = {report.id: (report.file, *report.aliases) for report in dossier.reports}
    return Kinship(dossier.reports, called, dossier.lineage, dossier.stories, dossier.sentences)


class Folder:
    """A folder with the pages of the dossier and its data, without the captures."""

    name = "dossier"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the folder."""
        from secondsource.export import folder

        folder.check_free(out, [])
        folder.write(dossier, [], out)


class Json:
    """One file: dossier.json, as its schema says."""

    name = "json"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the file."""
        with out.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(codec.lines(dossier))


class ClaimsLines:
    """One file: a line of JSON for each claim, as in dossier.json."""

    name = "claims-jsonl"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the file."""
        claims = codec.encode(dossier)["claims"]
        lines = (json.dumps(claim, ensure_ascii=True) + "\n" for claim in claims)
        with out.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)


class ClaimsTable:
    """One file: a table of the claims, for spreadsheets (CSV, UTF-8)."""

    name = "claims-csv"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the file."""
        made = io.StringIO()
        table = csv.writer(made)
        table.writerow(COLUMNS)
        for claim in dossier.claims:
            table.writerow([_cell(value) for value in _row(claim)])
        out.write_text(scrub(made.getvalue()), encoding="utf-8-sig", newline="")


class Graph:
    """One file: the stemma as GraphML, for Gephi, yEd, Cytoscape, networkx."""

    name = "graphml"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the file."""
        from secondsource.export import graphml

        out.write_text(graphml.dumps(kinship_of(dossier)), encoding="utf-8")


class Picture:
    """One file: the stemma as a picture (SVG)."""

    name = "svg"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the file."""
        from secondsource.export import stemma

        out.write_text(stemma.dumps(kinship_of(dossier)), encoding="utf-8")


class Apparatus:
    """A folder: a critical apparatus (TEI P5) for each story of two reports and more, its first report the base."""

    name = "tei"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the folder."""
        from secondsource.export import tei

        found = kinship_of(dossier)
        for story, reports in _several(dossier):
            _into(out, f"{story}.xml", tei.dumps(found, reports[0], reports[1:]))


class Collation:
    """A folder: a page for each story of two reports and more, its first six side by side (HTML)."""

    name = "collation"

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the folder."""
        from secondsource.export import collation

        found = kinship_of(dossier)
        for story, reports in _several(dossier):
            _into(out, f"{story}.html", collation.dumps(found, reports[0], reports[1:MOST_COLUMNS]))


def _row(claim: Claim) -> Iterator[object]:
    sigla = dict.fromkeys(member.report for member in claim.members)
    yield from (claim.id, claim.story, claim.kind, claim.status, claim.proposition, claim.low, claim.high)
    yield from (claim.reports, claim.publishers, claim.origins.low, claim.origins.high, " ".join(sigla))
    yield "yes" if any(reason.name == "judged" for reason in claim.why) else ""


def _cell(value: object) -> object:
    """A cell that a spreadsheet shows as it is: words of a report are never a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _several(dossier: Dossier) -> list[tuple[str, list[str]]]:
    found = [(story.id, list(story.reports)) for story in dossier.stories if len(story.reports) > 1]
    if not found:
        raise BadInput("no story has two reports that could be laid side by side")
    return found


def _into(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")

"""Check a dossier without trusting who made it: bytes, quotes, shape, references, counts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from secondsource.dossier.originals import against, text_against
from secondsource.dossier.stored import load_document
from secondsource.errors import SecondSourceError
from secondsource.model import codec
from secondsource.model.dossier import CAPTURES, DOCUMENT, MANIFEST
from secondsource.model.publisher import Publisher, by_report, counted

MAX_SHOWN = 60  # faults of one kind that are listed one by one

Json = dict[str, Any]


@dataclass
class Outcome:
    """How many things of each kind were checked, and every fault in one sentence."""

    checked: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(self, what: str, number: int, faults: list[str]) -> None:
        """Add the result of one kind of check."""
        self.checked[what] = number
        self.faults += faults[:MAX_SHOWN]
        if len(faults) > MAX_SHOWN:
            self.faults.append(f"... and {len(faults) - MAX_SHOWN} more faults among the {what}")


def check(out: Path, captures: Path | None = None) -> Outcome:
    """Check the dossier in the folder `out`; with `captures`, a folder or file that holds the reports as they were
    read, also against those. Raises BadInput when there is no dossier at all."""
    found = load_document(out)
    outcome = Outcome()
    outcome.note("files", *_files(out))
    shape = _shape(found)
    outcome.note("objects against the schema", len(found), shape)
    if shape:
        return outcome  # nothing below can be trusted to find its keys
    outcome.note("captures", *_captures(found, out / CAPTURES))
    if captures is not None:
        outcome.note("reports against what was read", *against(found, captures))
    _note_content(found, outcome)
    return outcome


def document(found: Json, capture: Callable[[str], bytes]) -> Outcome:
    """Check the document of a dossier against the captures that it was made from: `capture` gives the bytes that have a
    digest, or raises SecondSourceError."""
    outcome = Outcome()
    faults = []
    for report in found["reports"]:
        try:
            fault = text_against(report, capture(report["sha256"]))
        except SecondSourceError as error:
            fault = str(error)
        faults += [f"report {report['id']}: {fault}"] if fault else []
    outcome.note("captures", len(found["reports"]), faults)
    _note_content(found, outcome)
    return outcome


def _note_content(found: Json, outcome: Outcome) -> None:
    outcome.note("quotes", *_quotes(found))
    outcome.note("references", *_references(found))
    outcome.note("counts", *_counts(found))


def _files(out: Path) -> tuple[int, list[str]]:
    """Every file of the manifest is there with its digest, and no file has joined it."""
    manifest = out / MANIFEST
    if not manifest.is_file():
        return 0, [f"{MANIFEST} is missing: nothing says which bytes the files had"]
    named, faults = set(), []
    for line in manifest.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        named.add(name)
        path = out / name
        if not path.is_file():
            faults.append(f"{name}: named in the manifest, not there")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            faults.append(f"{name}: changed since the dossier was made (its sha256 is not the manifest's)")
    here = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    faults += [f"{name}: not in the manifest" for name in sorted(here - named - {MANIFEST})]
    return len(named), faults


def _shape(document: Json) -> list[str]:
    """The document against the published schema."""
    import jsonschema

    errors = jsonschema.Draft202012Validator(codec.schema()).iter_errors(document)
    return [f"{DOCUMENT}{error.json_path[1:]}: {error.message[:200]}" for error in errors]


def _captures(document: Json, folder: Path) -> tuple[int, list[str]]:
    """Every capture hashes to its report's sha256 and holds the report's text."""
    if not folder.is_dir():
        shared = document.get("masks") or not any("text" in report for report in document["reports"])
        return 0, [] if shared else [f"{CAPTURES}/ is missing, yet this dossier is neither quote-only nor masked"]
    faults = []
    for report in document["reports"]:
        path = folder / report["sha256"]
        if not path.is_file():
            faults.append(f"report {report['id']}: its capture {CAPTURES}/{path.name[:12]}… is missing")
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != report["sha256"]:
            faults.append(f"report {report['id']}: the capture's bytes are not those that were read")
        elif fault := text_against(report, data):
            faults.append(f"report {report['id']}: {fault}")
    return len(document["reports"]), faults


def _quotes(document: Json) -> tuple[int, list[str]]:
    """Every quote stands at its place; in a quote-only dossier quotes of one place agree."""
    given = {report["id"]: report.get("text") for report in document["reports"]}
    pieced = codec.pieced(document) if None in given.values() else {}
    number, faults = 0, []
    for where, span in _spans(document, DOCUMENT):
        text = given.get(span["report"])
        if span["report"] not in given:
            faults.append(f"{where}: no report is called {span['report']}")
        elif not 0 <= span["start"] < span["end"]:
            faults.append(f"{where}: {span['start']} to {span['end']} is no stretch of text")
        elif "quote" not in span:
            faults += [f"{where}: has no quote, yet the report's text is here"] if text is not None else []
            continue
        elif text is None and len(span["quote"]) != span["end"] - span["start"]:
            faults.append(f"{where}: the quote has another length than its place")
        elif (text or pieced[span["report"]])[span["start"] : span["end"]] != span["quote"]:
            faults.append(f"{where}: {span['report']} does not say {span['quote'][:60]!r} at {span['start']}")
        number += 1
    return number, faults


def _spans(node: Any, where: str) -> Iterator[tuple[str, Json]]:
    if isinstance(node, dict):
        if node.keys() >= {"report", "start", "end"} and isinstance(node["start"], int):
            yield where, node
            return
        for key, value in node.items():
            yield from _spans(value, f"{where}.{key}")
    elif isinstance(node, list):
        for i, item in enumerate(node):
            yield from _spans(item, f"{where}[{i}]")


#: Where ids are named: (list, key) -> the lists that the id may come from. `members` are those of all claims,
#: `points` those of all courses.
_REFERENCES: dict[tuple[str, str], tuple[str, ...]] = {
    ("stories", "reports"): ("reports",),
    ("edges", "child"): ("reports", "hypothetical"),
    ("edges", "parent"): ("reports", "hypothetical"),
    ("hypothetical", "children"): ("reports", "hypothetical"),
    ("origins", "reports"): ("reports",),
    ("strands", "origin"): ("origins",),
    ("sources", "entity"): ("entities",),
    ("statements", "report"): ("reports",),
    ("statements", "speaker"): ("sources",),
    ("statements", "chain"): ("sources",),
    ("statements", "leans_on"): ("statements",),
    ("figures", "report"): ("reports",),
    ("figures", "statement"): ("statements",),
    ("figures", "part_of"): ("figures",),
    ("events", "figures"): ("figures",),
    ("control", "claimed_by"): ("sources",),
    ("control", "denied_by"): ("sources",),
    ("control", "admitted_by"): ("sources",),
    ("claims", "story"): ("stories",),
    ("claims", "superseded_by"): ("claims",),
    ("members", "report"): ("reports",),
    ("members", "statement"): ("statements",),
    ("members", "figure"): ("figures",),
    ("members", "source"): ("sources",),
    ("members", "origins"): ("sources", "origins", "hypothetical", "reports"),
    ("conflicts", "claims"): ("claims",),
    ("publishers", "reports"): ("reports",),
    ("judgements", "reports"): ("reports",),
    ("judgements", "touches"): ("claims", "edges", "hypothetical", "sources", "entities", "places", "reports"),
    ("knowledge", "story"): ("stories",),
    ("steps", "report"): ("reports",),
    ("steps", "adds"): ("claims",),
    ("steps", "may_add"): ("claims",),
    ("steps", "repeats"): ("claims",),
    ("left_out", "claim"): ("claims",),
    ("left_out", "told_by"): ("reports",),
    ("courses", "story"): ("stories",),
    ("courses", "current"): ("points",),
    ("points", "report"): ("reports",),
    ("points", "claim"): ("claims",),
    ("points", "figure"): ("figures",),
    ("points", "source"): ("sources",),
    ("points", "origins"): ("sources", "origins", "hypothetical", "reports"),
}


def _references(document: Json) -> tuple[int, list[str]]:
    """Every id leads somewhere."""
    members = [{**member, "id": claim["id"]} for claim in document["claims"] for member in claim["members"]]
    steps = [step for known in document["knowledge"] for step in known["steps"]]
    lost = [item for step in steps for item in step["left_out"]]
    points = [point for course in document["courses"] for point in (*course["points"], *course["apart"])]
    parts = {"members": members, "steps": steps, "left_out": lost, "points": points}
    lists: Json = {"judgements": (), **document, **document["lineage"], **parts}
    targets = {name for names in _REFERENCES.values() for name in names}
    known = {name: {item["id"] for item in lists[name]} for name in targets}
    asked = [
        (f"{name} {item.get('id', '')}.{key}", id_, names)
        for (name, key), names in _REFERENCES.items()
        for item in lists[name]
        for id_ in _as_list(item.get(key))
    ]
    faults = [f"{where}: {id_} is not known" for where, id_, names in asked if not any(id_ in known[n] for n in names)]
    return len(asked), faults


def _as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _counts(document: Json) -> tuple[int, list[str]]:
    """The printed triples follow from what is listed: n reports, and a range of origins that makes sense."""
    faults = []
    houses = by_report(
        Publisher(p["id"], p["name"], p["family"], tuple(p["reports"]), "") for p in document["publishers"]
    )
    for claim in document["claims"]:
        reports = len({member["report"] for member in claim["members"]})
        low, high = claim["origins"]["low"], claim["origins"]["high"]
        if claim["reports"] != reports:
            faults.append(f"claim {claim['id']}: says {claim['reports']} reports, lists {reports}")
        if not 0 <= low <= high:
            faults.append(f"claim {claim['id']}: {low} to {high} is no range of origins")
        printed = claim["publishers"], claim["families"], claim["unplaced"]
        if printed != counted(sorted({member["report"] for member in claim["members"]}), houses):
            faults.append(f"claim {claim['id']}: its publishers do not follow from those of its reports")
    return len(document["claims"]), faults

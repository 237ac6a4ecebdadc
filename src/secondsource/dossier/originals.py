"""A dossier held against the reports as they were read: its texts and quotes, names masked as the dossier says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from secondsource.dossier.masking.texts import masked
from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.text.surrogates import scrub

Json = dict[str, Any]


def against(document: Json, place: Path) -> tuple[int, list[str]]:
    """Every report's bytes are found in `place` (a folder of files, or a file) and hold what the dossier quotes."""
    wanted = {report["sha256"] for report in document["reports"]}
    held = dict(_found(place, wanted))
    quotes: dict[str, list[Json]] = {}
    for span in codec.spans_of(document):
        if "quote" in span:
            quotes.setdefault(span["report"], []).append(span)
    faults = []
    for report in document["reports"]:
        data = held.get(report["sha256"])
        if data is None:
            faults.append(f"report {report['id']}: no file in {place} has the bytes that were read")
            continue
        cuts = [
            (m["start"], m["end"], m["label"]) for m in document.get("masks", ()) if m["span"]["report"] == report["id"]
        ]
        faults += _quoted(report, data, cuts, quotes.get(report["id"], []))
    return len(document["reports"]), faults


def _found(place: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Digest -> bytes of the files, and of the lines of files, that are wanted."""
    if not place.exists():
        raise BadInput(f"{place}: is not there")
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if not path.is_file():
            continue
        data = path.read_bytes()
        pieces = [data]
        if path.suffix in (".jsonl", ".ndjson"):
            pieces += [kept for line in data.split(b"\n") for kept in dict.fromkeys((line, line.strip()))]
        for piece in pieces:
            digest = hashlib.sha256(piece).hexdigest()
            if digest in wanted:
                yield digest, piece


def _quoted(report: Json, data: bytes, cuts: list[tuple[int, int, str]], quotes: list[Json]) -> Iterator[str]:
    """What is wrong with the quotes of a report, held against its capture."""
    text = _text(report, data)
    if text is None:
        faults = [found for span in quotes if (found := _in_page(report, data, span))]
    else:
        text = masked(text, cuts)
        faults = [
            f"does not say {span['quote'][:60]!r} at {span['start']}"
            for span in quotes
            if text[span["start"] : span["end"]] != span["quote"]
        ]
        if report.get("text", text) != text:
            faults.append("its text is not the capture's with the names masked")
    yield from (f"report {report['id']}: {fault}" for fault in faults[:5])


def _text(report: Json, data: bytes) -> str | None:
    """The working text as it can be had from the bytes alone; None for a page, whose text was extracted."""
    decoded = data.decode(report["encoding"], errors="replace")
    if report["kind"] == "record":
        return scrub(json.loads(decoded.removeprefix("\ufeff"))["text"])
    return decoded if report["kind"] == "text" else None


def _in_page(report: Json, data: bytes, span: Json) -> str | None:
    """What is wrong with a quote from a page: where it stands letter for letter in the page, it must stand there."""
    decoded = data.decode(report["encoding"], errors="replace")
    for run in report["source_map"]:
        first, last = max(span["start"], run["start"]), min(span["end"], run["start"] + run["length"])
        if first < last:
            there = run["capture_start"] + first - run["start"]
            if decoded[there : there + last - first] != span["quote"][first - span["start"] : last - span["start"]]:
                return f"the page does not say {span['quote'][:60]!r}"
    return None


def text_against(report: Json, data: bytes) -> str | None:
    """What is wrong with a report's full text, held against its capture's bytes."""
    text: str = report.get("text", "")
    decoded = data.decode(report["encoding"], errors="replace")
    if report["kind"] == "record":
        return None if _text(report, data) == text else "its text is not the record's"
    if report["kind"] == "text":
        return None if decoded == text else "its text is not the capture's, decoded again"
    for run in report["source_map"]:
        here = text[run["start"] : run["start"] + run["length"]]
        there = decoded[run["capture_start"] : run["capture_start"] + run["length"]]
        if here != there:
            return (
                f"characters {run['start']} to {run['start'] + run['length']} are not in the page where they should be"
            )
    return None

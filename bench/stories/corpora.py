"""Reports with the event that each tells of: ECB+ and the local reports of `gva`."""

from __future__ import annotations

import json
import pickle
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.common.records import records

from secondsource import clean, language
from secondsource.model.parse import Parse
from secondsource.model.report import Report


@dataclass(frozen=True)
class Told:
    """A report as a user would hand it over, its event, and the half (0 or 1) that its event lies in."""

    record: dict[str, Any]
    event: str
    half: int


@dataclass(frozen=True)
class Corpus:
    """Reports of one pile, read."""

    name: str
    reports: list[Report]
    parses: list[Parse]
    events: list[str]
    halves: list[int]

    def __len__(self) -> int:
        return len(self.reports)


def ecb(data: Path) -> list[Told]:
    """ECB+: the event of a report is its topic's first one ("ecb") or second one ("ecbplus"). Half: odd topics are 1.

    Words and sentences stand as they are cut there, a sentence a line; there is nothing beside the text.
    """
    found = []
    for topic in sorted((data / "ecbplus").glob("*"), key=lambda folder: int(folder.name)):
        for path in sorted(topic.glob("*.xml")):
            lines: dict[int, list[str]] = {}
            for token in ET.parse(path).getroot().iter("token"):
                lines.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
            text = "\n".join(" ".join(words) for _, words in sorted(lines.items()))
            event = topic.name + ("+" if "plus" in path.stem else "")
            found.append(Told({"id": path.stem, "text": text}, event, int(topic.name) % 2))
    return found


def gva(data: Path, bare: bool = False) -> list[Told]:
    """Local reports and their incidents; `bare` without their titles and addresses. Half: by a digest of the id."""
    path = data / "gva" / "reports.jsonl"
    found = []
    for row in records(path) if path.is_file() else ():
        record = {"id": row["id"], "text": row["text"], "published": row["date"]}
        if not bare:
            record |= {"url": row["url"], "title": row["title"]}
        found.append(Told(record, row["incident"], zlib.crc32(row["incident"].encode()) % 2))
    return found


def read(name: str, told: Sequence[Told], engine: str, cache: Path | None = None) -> Corpus:
    """The reports cleaned and parsed; what was read before is taken from the folder `cache`."""
    kept = cache / f"{name}.{engine}.pickle" if cache else None
    if kept and kept.is_file():
        corpus: Corpus = pickle.loads(kept.read_bytes())
        return corpus
    analyzer = language.load(engine)
    reports, parses = [], []
    for one in told:
        given = clean.take(0, json.dumps(one.record).encode())
        assert isinstance(given, clean.Given)
        report = clean.report_of(given)
        reports.append(report)
        parses.append(analyzer.parse(report))
    corpus = Corpus(name, reports, parses, [one.event for one in told], [one.half for one in told])
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(corpus))
    return corpus


def sample(corpus: Corpus, events: set[str]) -> Corpus:
    """The reports of some events."""
    kept = [i for i, event in enumerate(corpus.events) if event in events]
    return Corpus(
        corpus.name,
        [corpus.reports[i] for i in kept],
        [corpus.parses[i] for i in kept],
        [corpus.events[i] for i in kept],
        [corpus.halves[i] for i in kept],
    )

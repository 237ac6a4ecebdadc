"""Laws of the whole line: names and order of files say nothing, a second copy is no second source."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from secondsource import runner, stages
from secondsource.engine.pool import Pool
from secondsource.engine.serial import Serial
from secondsource.ingest import Options, read
from secondsource.model import codec
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*places: Path) -> Dossier:
    return runner.run(places, Settings(workers=1))


def nameless(dossier: Dossier) -> Dossier:
    """The dossier without the names of its files."""
    return replace(dossier, reports=tuple(replace(report, file="", aliases=()) for report in dossier.reports))


def test_other_names_in_another_order_give_the_same_dossier(pass_town: Dossier, tmp_path: Path) -> None:
    files = sorted((EXAMPLES / "pass-town").iterdir(), reverse=True)
    renamed = [tmp_path / f"{number:02} other name{file.suffix}" for number, file in enumerate(files)]
    for file, target in zip(files, renamed, strict=True):
        shutil.copy(file, target)
    assert nameless(run(*renamed)) == nameless(pass_town)


def test_the_same_file_twice_is_one_report(fire: Dossier, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "warehouse-fire", tmp_path / "pile")
    for file in list((tmp_path / "pile").iterdir()):
        shutil.copy(file, tmp_path / "pile" / f"copy of {file.name}")
    again = run(tmp_path / "pile")
    assert nameless(again) == nameless(fire)
    assert [report.aliases for report in again.reports if not report.aliases] == []


@pytest.mark.parametrize("siglum", ["A", "C"])
def test_a_planted_reprint_raises_no_floor(fire: Dossier, tmp_path: Path, siglum: str) -> None:
    report = next(report for report in fire.reports if report.id == siglum)
    record = {"text": report.text, "outlet": "Planted Post", "published": report.published.latest}
    planted = tmp_path / "planted.jsonl"
    planted.write_text(json.dumps(record), encoding="utf-8")
    spoiled = run(EXAMPLES / "warehouse-fire", planted)
    assert len(spoiled.reports) == len(fire.reports) + 1
    floors = {claim.proposition: claim.origins.low for claim in fire.claims}
    raised = [c.proposition for c in spoiled.claims if c.origins.low > floors.get(c.proposition, 1)]
    assert raised == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_captures_changes_nothing(pass_town: Dossier, seed: int) -> None:
    captures = [item for item in read([EXAMPLES / "pass-town"], Options()) if isinstance(item, Capture)]
    random.Random(seed).shuffle(captures)
    assert codec.encode(stages.run(captures, [], Settings(workers=1), Serial(), lambda *_: None)) == codec.encode(
        pass_town
    )


def test_several_processes_give_the_same_bytes_as_one(fire: Dossier) -> None:
    captures = [item for item in read([EXAMPLES / "warehouse-fire"], Options()) if isinstance(item, Capture)]
    with Pool(2) as pool:
        shared = stages.run(captures, [], Settings(workers=1), pool, lambda *_: None)
    assert codec.dumps(codec.encode(shared)) == codec.dumps(codec.encode(fire))


def test_every_quote_stands_at_its_place(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        document = json.loads(codec.dumps(codec.encode(dossier)))
        texts = {report["id"]: report["text"] for report in document["reports"]}
        spans = list(all_spans(document))
        assert len(spans) > 500
        for span in spans:
            assert texts[span["report"]][span["start"] : span["end"]] == span["quote"] != ""


def all_spans(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "quote" in node and "start" in node:
            yield node
        for value in node.values():
            yield from all_spans(value)
    elif isinstance(node, list):
        for item in node:
            yield from all_spans(item)

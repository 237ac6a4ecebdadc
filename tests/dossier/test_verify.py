"""Each test spoils one thing in a good dossier and expects that very thing to be named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secondsource.dossier.verify import check
from secondsource.errors import BadInput


def spoil(folder: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> list[str]:
    shutil.copytree(folder, target)
    file = target / "dossier.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    return [fault for fault in check(target).faults if not fault.startswith("dossier.json: changed since")]


def test_a_fresh_dossier_holds(fire_folder: Path) -> None:
    outcome = check(fire_folder)
    assert outcome.faults == []
    assert outcome.checked["quotes"] > 100
    assert outcome.checked["captures"] == 7


def test_a_changed_quote_is_found(fire_folder: Path, tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["sentences"][3]["span"]["quote"] = "Nobody ever said this."

    assert any("does not say 'Nobody ever" in fault for fault in spoil(fire_folder, tmp_path / "x", change))


def test_a_text_that_is_not_the_captures_is_found(fire_folder: Path, tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["reports"][0]["text"] += " And more."

    assert any("not the capture's" in fault for fault in spoil(fire_folder, tmp_path / "x", change))


def into_the_story(document: dict[str, Any]) -> None:
    document["stories"][0]["reports"].append("ZZ")


def into_an_edge(document: dict[str, Any]) -> None:
    document["lineage"]["edges"][0]["parent"] = "ZZ"


def into_a_strand(document: dict[str, Any]) -> None:
    document["lineage"]["strands"][0]["origin"] = "ZZ"


def into_a_claim(document: dict[str, Any]) -> None:
    document["claims"][0]["members"][0]["source"] = "ZZ"


@pytest.mark.parametrize("change", [into_the_story, into_an_edge, into_a_strand, into_a_claim])
def test_a_reference_into_the_void_is_found(
    fire_folder: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    assert any("ZZ is not known" in fault for fault in spoil(fire_folder, tmp_path / "x", change))


def test_a_document_of_another_shape_is_found(fire_folder: Path, tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        del document["claims"]

    assert any("'claims' is a required property" in fault for fault in spoil(fire_folder, tmp_path / "x", change))


def test_changed_missing_and_added_files_are_found(fire_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "x"
    shutil.copytree(fire_folder, target)
    captures = sorted((target / "captures").iterdir())
    captures[0].write_bytes(captures[0].read_bytes() + b" ")
    captures[1].unlink()
    (target / "captures" / "more").write_bytes(b"x")
    faults = "\n".join(check(target).faults)
    assert f"captures/{captures[0].name}: changed" in faults
    assert "bytes are not those that were read" in faults
    assert f"captures/{captures[1].name}: named in the manifest, not there" in faults
    assert "captures/more: not in the manifest" in faults


def test_no_dossier_at_all_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is this the folder of a dossier"):
        check(tmp_path)

"""Every exporter of ours writes what its name says."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest

from secondsource import plugins
from secondsource.errors import BadInput
from secondsource.export import formats
from secondsource.model import codec
from secondsource.model.dossier import Dossier


def test_the_data_are_those_of_the_dossier(fire: Dossier, tmp_path: Path) -> None:
    formats.Json().write(fire, tmp_path / "d.json")
    assert (tmp_path / "d.json").read_text(encoding="utf-8") == "".join(codec.lines(fire))
    formats.ClaimsLines().write(fire, tmp_path / "c.jsonl")
    claims = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text().splitlines()]
    assert [claim["id"] for claim in claims] == [claim.id for claim in fire.claims]


def test_words_of_a_report_are_no_formula(fire: Dossier, tmp_path: Path) -> None:
    claim = replace(fire.claims[0], proposition='=HYPERLINK("http://x.example")')
    formats.ClaimsTable().write(replace(fire, claims=(claim,)), tmp_path / "c.csv")
    (row,) = csv.DictReader((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines())
    assert row["proposition"] == '\'=HYPERLINK("http://x.example")'
    assert (row["origins_low"], row["origins_high"]) == (str(claim.origins.low), str(claim.origins.high))


@pytest.mark.parametrize("name", [plugin.name for plugin in plugins.listed("exporters")])
def test_every_one_writes_something_whole(fire: Dossier, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    plugins.load("exporters", name)().write(fire, out)
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    assert files and all(path.stat().st_size for path in files)
    for path in files:
        if name in ("graphml", "svg", "tei"):
            xml.parse(path)


def test_nothing_to_lay_side_by_side_is_said(fire: Dossier, tmp_path: Path) -> None:
    alone = replace(fire, stories=())
    with pytest.raises(BadInput, match="no story has two reports"):
        formats.Apparatus().write(alone, tmp_path / "out")

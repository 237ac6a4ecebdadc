"""Names of private persons leave no trace in what is shared, and what is shared can still be checked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.dossier import Masking, mask, read_names
from secondsource.dossier.masking.people import persons
from secondsource.dossier.masking.texts import masked, shift
from secondsource.dossier.verify import check
from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.model.report import SourceMap
from secondsource.model.span import Span
from secondsource.settings import Settings

QUICK = Settings(workers=1)
PILE = {
    "tresk-family-mourns.txt": (
        "Osmund Tresk mourned after pier collapse\n\nHARNVIK, June 3, 2024 - Osmund Tresk, 41, was killed when a pier "
        "collapsed in Harnvik on Monday, Mayor Ylva Brandt said.\n\nHis wife, Runa Tresk, said he had gone to fish. "
        '"He went every morning," Tresk told the Harnvik Gazette.\n\nThe pier on Tresk Street had been closed for '
        "repairs in May, Brandt said.\n"
    ),
    "b.html": (
        "<html><head><title>Pier falls in Harnvik</title></head><body><article><h1>Pier falls in Harnvik</h1>"
        "<p>HARNVIK, June 4, 2024 - The man who died when a pier collapsed in Harnvik on Monday was named as Osmund "
        "Tresk by Mayor Ylva Brandt on Tuesday.</p><p>A neighbour, Torvald Eik, said the pier had shaken for weeks. "
        "OSMUND TRESK leaves a wife and two sons, Eik said.</p></article></body></html>"
    ),
    "c.jsonl": json.dumps(
        {
            "text": "Harnvik, June 5, 2024 - Runa Tresk asked on Wednesday why nobody had closed the pier. Mayor Ylva "
            "Brandt said an inquiry would be held.",
            "url": "https://example.org/2024/06/05/runa-tresk-asks-why",
            "title": "Runa Tresk asks why",
            "seen_by": "Runa Tresk",
        }
    )
    + "\n",
}
NAMES = re.compile(r"osmund|tresk(?! street)|\bruna\b|torvald|\beik\b", re.I)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pier")
    for name, text in PILE.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def pier(pile: Path) -> Dossier:
    return runner.run([pile], QUICK)


@pytest.mark.parametrize("full_text", [True, False])
def test_no_masked_name_is_anywhere_in_what_is_written(pile: Path, tmp_path: Path, full_text: bool) -> None:
    out = tmp_path / "out"
    runner.write([pile], out, Settings(workers=1, full_text=full_text), masking=Masking())
    assert not (out / "captures").exists()
    for path in [p for p in out.rglob("*") if p.is_file()]:
        left = NAMES.findall(path.read_text(encoding="utf-8")) + NAMES.findall(path.name)
        assert not left, (path.name, left)
    told = (out / "dossier.json").read_text(encoding="utf-8")
    assert "Ylva Brandt" in told and "[person 1]" in told
    assert "masked" in (out / "methods.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("full_text", [True, False])
def test_what_is_masked_holds_and_can_be_held_against_the_reports(pile: Path, tmp_path: Path, full_text: bool) -> None:
    out = tmp_path / "out"
    runner.write([pile], out, Settings(workers=1, full_text=full_text), masking=Masking())
    outcome = check(out, pile)
    assert outcome.faults == []
    assert outcome.checked["reports against what was read"] == 3
    document = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    document["masks"][0]["start"] -= 1
    (out / "dossier.json").write_text(json.dumps(document), encoding="utf-8")
    assert [fault for fault in check(out, pile).faults if fault.startswith("report ")]


def test_reports_that_are_not_those_that_were_read_are_found(pile: Path, tmp_path: Path) -> None:
    runner.write([pile], tmp_path / "out", QUICK, masking=Masking())
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Another text.", encoding="utf-8")
    faults = check(tmp_path / "out", other).faults
    assert len(faults) == 3 and all("no file in" in fault for fault in faults)
    with pytest.raises(BadInput, match="is not there"):
        check(tmp_path / "out", tmp_path / "nowhere")


def test_offices_keep_their_names_and_labels_follow_the_first_mention(pier: Dossier) -> None:
    made, public = persons(pier, Masking())
    assert {"Ylva", "Brandt"} <= public
    assert [person.label for person in made] == [f"[person {i}]" for i in range(1, len(made) + 1)]
    assert "Osmund Tresk" in made[0].forms
    assert mask(pier, Masking()) == mask(pier, Masking())


def test_a_list_of_the_case_decides(pier: Dossier, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# of this case\nkeep Torvald Eik\n\nmask Ylva Brandt\nmask Somebody Else\n", encoding="utf-8")
    found = {form for person in persons(pier, read_names(names, private=True))[0] for form in person.forms}
    assert "Torvald Eik" not in found and "Ylva Brandt" in found and "Osmund Tresk" in found
    only = {form for person in persons(pier, read_names(names, private=False))[0] for form in person.forms}
    assert "Osmund Tresk" not in only and "Ylva Brandt" in only
    names.write_text("hide Ylva Brandt\n", encoding="utf-8")
    with pytest.raises(BadInput, match='line 1: "mask NAME" or "keep NAME" was expected'):
        read_names(names, private=True)


def test_nothing_to_mask_changes_nothing(fire: Dossier) -> None:
    assert mask(fire, Masking(private=False)) == fire


def test_every_span_of_a_masked_dossier_is_found_in_its_text(pier: Dossier) -> None:
    made = mask(pier, Masking())
    texts = {report.id: report.text for report in made.reports}
    for span in codec.spans_of(codec.encode(made)):
        assert texts[span["report"]][span["start"] : span["end"]] == span["quote"]
        assert span["quote"]


def test_places_move_with_the_text_and_runs_leave_masks_out() -> None:
    text = "Ana Ruiz met Bo."
    cuts = [(0, 8, "[person 1]"), (13, 15, "[person 2]")]
    moved = shift(cuts)
    assert masked(text, cuts) == "[person 1] met [person 2]."
    assert moved.span(Span("A", 9, 12)) == Span("A", 11, 14)
    assert moved.span(Span("A", 4, 8)) == Span("A", 0, 10)  # a part of a name becomes the whole label
    assert moved.span(Span("A", 0, 16)) == Span("A", 0, 26)
    assert moved.runs([SourceMap(0, 16, 100)]) == (SourceMap(10, 5, 108), SourceMap(25, 1, 115))
    assert [(m.start, m.end, m.label) for m in moved.masks("A")] == cuts

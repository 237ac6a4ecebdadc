"""Names of private persons leave no trace in what is shared, and what is shared can still be checked."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.dossier import Masking, mask, read_names
from secondsource.dossier.masking.apply import refuse_remains
from secondsource.dossier.masking.people import Person
from secondsource.dossier.masking.texts import masked, shift
from secondsource.dossier.masking.unite import persons, united
from secondsource.dossier.verify import check
from secondsource.errors import BadInput, RunError
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


LORN = {
    "talk with ines ruuk.txt": (
        "Nurse Ines Ruuk speaks\n\nKarn Daily\n3 May 2026\n\nInes Ruuk, 41, was hurt when a wall fell in Lorn on "
        'Saturday. "I fell," Ruuk said. RUUK was taken home. See https://karn.example/ines-ruuk-fell or write to '
        "ines.ruuk@karn.example. Ms. Ruuk is called @InesRuuk.\n"
    ),
    "b.txt": (
        "Two hurt in Lorn\n\nLumen News\n3 May 2026\n\nINES RUUK was hurt in Lorn on Saturday, Mayor Pavel Stross "
        "said. I. Ruuk is well, a friend wrote. The Ruuks live in Lorn. The Ruuk family thanked the mayor.\n"
    ),
}


@pytest.fixture(scope="module")
def lorn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Dossier]:
    place = tmp_path_factory.mktemp("lorn")
    for name, text in LORN.items():
        (place / name).write_text(text, encoding="utf-8")
    read = runner.run([place], QUICK)
    return read, mask(read, Masking())


def test_names_of_files_addresses_handles_and_families_are_masked(lorn: tuple[Dossier, Dossier]) -> None:
    left = re.findall(r".{0,30}ruuk.{0,20}", json.dumps(codec.encode(lorn[1])), re.I)
    assert not left
    files = {report.file for report in lorn[1].reports}
    assert files == {"talk with person-1.txt", "b.txt"}
    assert any("https://karn.example/[person 1]-fell" in report.text for report in lorn[1].reports)


def test_a_person_has_one_label_whatever_the_name_is_short_for(lorn: tuple[Dossier, Dossier]) -> None:
    labels = set(re.findall(r"\[person \d+\]", " ".join(report.text for report in lorn[1].reports)))
    assert labels == {"[person 1]"}


def test_two_people_of_one_surname_keep_their_labels() -> None:
    people = [Person("", {"Ana Ruuk"}), Person("", {"Mia Ruuk"}), Person("", {"Ruuk"}), Person("", {"A. Ruuk"})]
    assert [sorted(person.forms) for person in united(people)] == [["A. Ruuk", "Ana Ruuk"], ["Mia Ruuk"], ["Ruuk"]]


@pytest.mark.parametrize(
    "left",
    ["He met ines ruuk there", "tell @InesRuuk", "at https://karn.example/x-ruuk-y", "a RUUK was there", "Ruuk left"],
)
def test_a_name_that_would_remain_stops_the_run(lorn: tuple[Dossier, Dossier], left: str) -> None:
    read, made = lorn
    people, shared = persons(read, Masking())
    story = replace(made.stories[0], title=left)
    with pytest.raises(RunError, match=r"would remain in dossier\.stories\.title"):
        refuse_remains(replace(made, stories=(story, *made.stories[1:])), people, shared, [])
    refuse_remains(made, people, shared, [])

"""How a claim stands, since when, and what is marked where it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.claims.pile import Line, Pile, Sheet

from secondsource import runner
from secondsource.claims.weight.corrections import _wrong_number
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

SHUT = "The lock at Vardeby was shut by the flood of Monday night"


def told(outlet: str, day: str, text: str, by: str, value: int, people: str = "", copies: str = "") -> Sheet:
    words = text.split(" were")[0]
    line = Line(text, by=by, counts=((words, "killed", value, people),))
    return Sheet(outlet, day, (line,), copies)


def only(claims: tuple[Claim, ...], words: str) -> Claim:
    found = [claim for claim in claims if words.lower() in claim.proposition.lower()]
    assert len(found) == 1, [claim.proposition for claim in claims]
    return found[0]


def reasons(claim: Claim) -> dict[str, str]:
    return {reason.name: reason.detail for reason in claim.why}


def test_a_lower_number_by_the_same_side_corrects_the_higher_one() -> None:
    first = told("Norrby Wire", "2031-03-04", "Nineteen boatmen were killed", "Flood office", 19)
    later = told("Radio Orsa", "2031-03-05", "Twelve boatmen were killed", "Flood office", 12)
    claim = only(Pile([first, later]).claims(), "Killed: 19")
    assert claim.status == "corrected"
    assert reasons(claim)["lowered"] == "the same side gives a lower number on 2031-03-05"


def test_a_higher_number_by_the_same_side_replaces_the_lower_one_with_its_day() -> None:
    first = told("Norrby Wire", "2031-03-04", "Twelve boatmen were killed", "Flood office", 12)
    later = told("Radio Orsa", "2031-03-05", "Nineteen boatmen were killed", "Flood office", 19)
    claim = only(Pile([first, later]).claims(), "Killed: 12")
    assert (claim.status, reasons(claim)["newer-count"]) == ("superseded", "a later count replaces it on 2031-03-05")


def test_a_copy_printed_after_the_newer_count_is_outdated_and_changes_no_status() -> None:
    first = told("Norrby Wire", "2031-03-04", "Twelve boatmen were killed", "Flood office", 12)
    later = told("Radio Orsa", "2031-03-05", "Nineteen boatmen were killed", "Flood office", 19)
    late = told("Daily Sluice", "2031-03-06", "Twelve boatmen were killed", "Flood office", 12, copies="Norrby Wire")
    pile = Pile([first, later, late])
    claim = only(pile.claims(), "Killed: 12")
    marks = [reason for reason in claim.why if reason.name == "outdated"]
    assert claim.status == "superseded"
    assert [span.report for mark in marks for span in mark.spans] == [pile.id_of(late)]


def test_a_denial_printed_after_the_admission_is_marked() -> None:
    office = "Lock office of Vardeby"
    denial = Sheet("Norrby Wire", "2031-03-04", (Line(SHUT, by=office, stance="deny"),))
    admission = Sheet("Radio Orsa", "2031-03-05", (Line(f"{SHUT} after all", by=office, stance="admit"),))
    late = Sheet("Daily Sluice", "2031-03-06", (Line(SHUT, by=office, stance="deny"),), "Norrby Wire")
    pile = Pile([denial, admission, late])
    (claim,) = pile.claims()
    assert claim.status == "denied-then-admitted"
    assert reasons(claim)["denied-then-admitted"] == "denied on 2031-03-04, admitted on 2031-03-05 by the same side"
    (mark,) = [reason for reason in claim.why if reason.name == "stale-denial"]
    assert [span.report for span in mark.spans] == [pile.id_of(late)]


def test_who_takes_their_own_word_back_corrects_it() -> None:
    office = "Lock office of Vardeby"
    first = Sheet("Norrby Wire", "2031-03-04", (Line(SHUT, by=office),))
    later = Sheet("Radio Orsa", "2031-03-05", (Line(SHUT, by=office, stance="deny"),))
    (claim,) = Pile([first, later]).claims()
    assert (claim.status, reasons(claim)["taken-back"]) == (
        "corrected",
        "said on 2031-03-04, taken back on 2031-03-05 by the same side",
    )


def test_what_one_side_of_a_fight_says_of_the_other_is_labelled() -> None:
    sheet = told("Norrby Wire", "2031-03-04", "Forty rebels were killed", "Army of Marland", 40, "insurgent")
    own = told("Radio Orsa", "2031-03-04", "Six soldiers were killed", "Army of Marland", 6, "soldier")
    claims = Pile([sheet, own]).claims()
    assert "only Army of Marland says so" in reasons(only(claims, "insurgent"))["party-claim"]
    assert "party-claim" not in reasons(only(claims, "soldier"))


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("An earlier version of this story said 14 people had died. The correct number is 12.", 14),
        ("Correction: the toll was given as 31, not 13.", 31),
        ("Correction: the mayor is Ada Moss.", None),
    ],
)
def test_the_number_that_a_note_calls_wrong(note: str, wrong: float | None) -> None:
    assert _wrong_number(note) == wrong


FIRST = """Norrby Post
4 March 2031

Flood kills boatmen at Vardeby

Nineteen boatmen were killed when the lock at Vardeby burst on Monday night, the flood office said on Tuesday.
{line}
"""


def read(folder: Path, line: str, second: str = "") -> Dossier:
    (folder / "first.txt").write_text(FIRST.format(line=line), encoding="utf-8")
    if second:
        (folder / "second.txt").write_text(second, encoding="utf-8")
    return runner.run([folder], Settings(workers=1))


def test_a_rumour_is_unresolved(tmp_path: Path) -> None:
    found = read(tmp_path, "Unconfirmed reports said that the keeper of the lock had fled across the border.")
    (claim,) = [claim for claim in found.claims if "keeper" in claim.proposition]
    assert claim.status == "unresolved"


def test_reports_that_are_unconfirmed_in_more_words_are_too(tmp_path: Path) -> None:
    text = (
        "Asked about unconfirmed Orm radio reports that the keeper of the lock had fled, Ana Ruiz declined to comment."
    )
    found = read(tmp_path, text)
    assert "unresolved" in {claim.status for claim in found.claims if "keeper" in claim.proposition}


def test_an_answer_to_a_rumour_is_none(tmp_path: Path) -> None:
    text = "Asked about unconfirmed reports that the keeper had fled, Ana Ruiz said the lock had been inspected in May."
    found = read(tmp_path, text)
    (claim,) = [claim for claim in found.claims if "inspected" in claim.proposition]
    assert claim.status != "unresolved"


def test_a_note_of_correction_corrects_the_number_of_its_outlet(tmp_path: Path) -> None:
    second = """Norrby Post
5 March 2031

Flood kills boatmen at Vardeby

Twelve boatmen were killed when the lock at Vardeby burst on Monday night, the flood office said on Wednesday.

An earlier version of this story said 19 boatmen had died. The number is 12.
"""
    found = read(tmp_path, "The lock was ninety years old.", second)
    (claim,) = [claim for claim in found.claims if claim.low == 19]
    assert claim.status == "corrected"
    assert claim.why[0].name == "correction"

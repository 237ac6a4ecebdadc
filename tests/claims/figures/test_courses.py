"""Courses of an invented pile, read by the program from its texts on."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.model.course import Course, Point
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

TEXTS = {
    "first": "At least 12 dead as dam breaks above Orsa\n\nORSA, 3 May 2031 - At least 12 people were killed when a "
    "dam above the town of Orsa broke on Saturday, the county emergency office said.\nThe office said 40 people were "
    "missing.\nIn 1987 a flood at the same dam killed 31 people.\n",
    "second": "Dam toll rises to 19\n\nORSA, 4 May 2031 - The number of people killed in the dam break above Orsa "
    "rose to 19 on Sunday, the county emergency office said.\nThe office said 22 people were still missing.\nFive of "
    "the dead were firefighters.\nAn angler from Orsa, Ole Birk, said he had seen seven bodies in the reeds.\n",
    "third": "Orsa dam: dozens feared dead\n\nORSA, 4 May 2031 - Dozens of people were killed when the dam above Orsa "
    "broke, the opposition said.\nThe miners' union said its own losses were six dead.\n",
    "fourth": "Orsa buries its dead\n\nORSA, 6 May 2031 - The county emergency office said on Tuesday that 23 people "
    "were killed when the dam above Orsa broke.\nThe office said nine people were missing.\n",
}
ENGLISH = Settings(workers=1)


def drawn(texts: dict[str, str], folder: Path) -> Dossier:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return runner.run([folder], ENGLISH)


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return drawn(TEXTS, tmp_path_factory.mktemp("dam"))


def course(dossier: Dossier, label: str) -> Course:
    (found,) = [course for course in dossier.courses if course.label == label]
    return found


def apart(found: Course) -> dict[str, str | None]:
    return {point.told: point.apart for point in found.apart}


def words(dossier: Dossier, point: Point) -> str:
    report = next(report for report in dossier.reports if report.id == point.report)
    return point.spans[0].of(report.text)


def test_the_numbers_stand_in_the_order_of_their_days(dam: Dossier) -> None:
    killed = course(dam, "killed")
    assert [number for number, _ in killed.values if "–" not in number] == ["≥ 12", "19", "23"]
    days = [point.asof.latest for point in killed.points]
    assert days == sorted(days, key=str)
    assert {words(dam, p) for p in killed.points} >= {"At least 12 people", "19", "23 people"}


def test_every_number_leads_to_its_claim_source_and_origins(dam: Dossier) -> None:
    claims, sources = {claim.id for claim in dam.claims}, {source.id for source in dam.sources}
    for point in (p for c in dam.courses for p in (*c.points, *c.apart) if p.basis == "stated"):
        assert point.claim in claims and point.origins
        assert point.source is None or point.source in sources


def test_the_last_word_is_the_current_state(dam: Dossier) -> None:
    killed = course(dam, "killed")
    assert [p.told for p in killed.points if p.id in killed.current] == ["23"]
    for policy in ("ucdp", "latest"):
        found = killed.estimate(policy)
        assert found is not None and found.best == 23
    assert killed.summary().startswith("killed: ") and killed.summary().endswith("23 by ucdp")


def test_a_vague_word_widens_the_range_and_is_no_number(dam: Dossier) -> None:
    found = course(dam, "killed").estimate("range")
    assert found is not None and found.high == 99 and found.open and found.best is None


def test_what_differs_in_scope_stands_apart_with_its_reason(dam: Dossier) -> None:
    kept = apart(course(dam, "killed"))
    assert kept["7"] == "witness"
    assert kept["6"] == "own side"
    assert not {point.told for point in course(dam, "killed").points} & {"6", "7", "31"}


def test_another_time_is_a_course_of_its_own(dam: Dossier) -> None:
    assert [point.told for point in course(dam, "killed (1987)").points] == ["31"]


def test_a_count_that_shrinks_has_its_course_too(dam: Dossier) -> None:
    missing = course(dam, "missing")
    assert [number for number, _ in missing.values] == ["40", "22", "9"]
    assert [p.standing for p in missing.points][-1] == "stands"
    found = missing.estimate("range")
    assert found is not None and (found.low, found.high) == (9, 9)


def test_a_copy_adds_no_origin_and_no_weight(dam: Dossier, tmp_path: Path) -> None:
    copies = {f"copy{n}": TEXTS["first"].replace("ORSA, 3 May", "ORSA, 3  May") + f"Page {n}\n" for n in (1, 2, 3)}
    more = drawn({**TEXTS, **copies}, tmp_path)
    before, after = course(dam, "killed"), course(more, "killed")
    assert before.estimate("ucdp").best == after.estimate("ucdp").best == 23  # type: ignore[union-attr]
    held = {origin for p in after.points if p.told == "≥ 12" for origin in p.origins}
    assert len(held) == 1


def test_neither_order_nor_names_of_files_change_anything(dam: Dossier, tmp_path: Path) -> None:
    names = list(TEXTS)
    random.Random(5).shuffle(names)
    other = drawn({f"{n}": TEXTS[name] for n, name in enumerate(names)}, tmp_path)
    assert other.courses == dam.courses


def test_people_told_of_one_by_one_are_reckoned_and_marked_as_such(tmp_path: Path) -> None:
    text = (
        "Two killed in Hale\n\nHALE, 2 June 2031 - Ana Birk, 31, was shot dead outside a bar in Hale on Sunday night, "
        "police said. Her brother, Ole Birk, 34, was also shot and died in hospital.\n"
    )
    (killed,) = course(drawn({"one": text}, tmp_path), "killed").points
    assert (killed.number, killed.basis, killed.main, killed.claim) == (2, "reckoned", True, None)
    assert killed.origins


def test_of_five_who_were_shot_four_are_wounded_when_one_died(tmp_path: Path) -> None:
    text = (
        "Shooting in Hale\n\nHALE, 2 June 2031 - Five people were shot outside a bar in Hale on Sunday night and one "
        "of them died, police said.\n"
    )
    wounded = course(drawn({"one": text}, tmp_path), "wounded")
    assert [p.told for p in wounded.points] == ["4"]
    assert apart(wounded)["5"] == "definition"


def test_numbers_beside_what_reports_mainly_tell_of_are_no_toll(tmp_path: Path) -> None:
    text = (
        "Four hurt in Hale\n\nHALE, 2 June 2031 - Four people were wounded when a wall fell in Hale on Sunday, police "
        "said.\nA wall in the same street killed two people, the mayor said.\n"
    )
    found = drawn({"one": text}, tmp_path)
    assert [p.told for p in course(found, "wounded").points] == ["4"]


def test_estimates_are_over_the_points_of_the_scope_alone(dam: Dossier) -> None:
    for found in dam.courses:
        ids = {point.id for point in found.points}
        assert all(set(e.points) <= ids for e in found.estimates)
        assert set(found.current) <= ids
        assert replace(found, apart=()).estimates == found.estimates

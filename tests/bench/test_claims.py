"""The parts of bench/claims on corpora that are invented or not there."""

from __future__ import annotations

import json
from pathlib import Path

from bench.claims import fakes, gva
from bench.claims.piles import course, read

SHOT = "Two people were killed and three wounded in a shooting outside a bar in Hale on Sunday, police said.\n"


def row(number: int, text: str, **more: object) -> dict[str, object]:
    base = {"id": str(number), "title": "Shooting in Hale", "text": text, "date": f"2031-06-0{number}"}
    return {**base, "incident": "7", **more}


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_a_corpus_that_is_not_there_gives_no_table(tmp_path: Path) -> None:
    assert gva.tables(tmp_path, False, False) == fakes.tables(tmp_path, False, False) == []


def test_incidents_with_one_report_are_left_out_and_right_answers_counted(tmp_path: Path) -> None:
    alone = row(3, "One person was killed.", incident="8")
    write(tmp_path / "gva" / "reports.jsonl", [row(1, SHOT), row(2, SHOT), alone])
    counts = {"7": {"num_killed": 2, "num_injured": 3}, "8": {"num_killed": 1, "num_injured": 0}}
    (tmp_path / "gva" / "incidents.json").write_text(json.dumps(counts), encoding="utf-8")
    (table,) = gva.tables(tmp_path, False, False)
    ours = next(one for one in table.rows if one.by == gva.OURS)
    assert (ours.cells["killed"], ours.cells["injured"], ours.cells["both"]) == (100, 100, 100)
    assert table.note.startswith("Percent of 1 incidents")


def test_most_takes_the_first_on_a_tie() -> None:
    assert gva.most([(1, 2), (0, 2), (0, 2)]) == (0, 2)
    assert gva.most([(1, 2), (0, 2)]) == (1, 2)


def test_groups_need_two_outlets_and_count_origins_beside_them(tmp_path: Path) -> None:
    text = "The village council said 21 civilians were killed when shells hit a market in Orl on Sunday.\n"
    crowd = {"location": "Orl", "nb_women": "", "nb_children": "0", "nb_civilians": "21", "nb_noncivilians": "0"}
    day = {"date": "2031-06-01", "title": "Shells hit market"}
    rows = [row(1, text, outlet="Post", **crowd, **day), row(2, f"ORL - {text}", outlet="Radio", **crowd, **day)]
    rows.append(row(3, text, outlet="Post", **{**crowd, "location": "Sund"}, **day))
    write(tmp_path / "fa-kes" / "reports.jsonl", rows)
    (table,) = fakes.tables(tmp_path, False, False)
    (civilians, total) = table.rows
    assert civilians.subject == "fa-kes civilians" and civilians.cells == total.cells
    cells = civilians.cells
    assert (cells["values"], cells["of"], cells["inside"], cells["best"]) == (100, 2, 100, 100)
    assert (cells["outlets"], cells["high"]) == (2, 1)


def test_a_text_that_stands_there_twice_is_one_report() -> None:
    pile = read([row(1, SHOT), row(1, SHOT)], one_story=True)
    assert len(pile.reports) == 1 and len(pile.rows[pile.reports[0].id]) == 2
    found = course(pile.findings.courses, "killed")
    assert found is not None and found.points[0].number == 2

"""The scorers of bench/events, on invented templates and sentences: each fails when its scorer is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.events import muc, plover

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-0001 (X)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 03 JAN 90
21. HUM TGT: NUMBER                 2: "GUARDS"
                                    PLURAL: "NURSES"
23. HUM TGT: EFFECT OF INCIDENT     NO INJURY / NO INJURY OR DEATH: "-"

0.  MESSAGE: ID                     DEV-MUC3-0001 (X)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  01 JAN 90 - 02 JAN 90
21. HUM TGT: NUMBER                 1: "ADA RUIZ"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "ADA RUIZ"
"""


@pytest.fixture
def case(tmp_path: Path) -> muc.Case:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "key-dev").write_text(KEY)
    (tmp_path / "dev" / "dev-muc3-0001").write_text("DEV-MUC3-0001 (X)\n\n   BRENN, 3 JAN 90 -- NOTHING.\n")
    (found,) = muc.cases(tmp_path, "dev")
    return found


def test_templates_are_read(case: muc.Case) -> None:
    assert case.text == "BRENN, 3 JAN 90 -- NOTHING."
    assert case.wanted["date"] == {frozenset({(None, "1990-01-03")})}
    assert case.wanted["number"] == {frozenset({2}), frozenset({"many"})}
    assert case.wanted["effect"] == {frozenset({"NO INJURY", "NO INJURY OR DEATH"})}
    assert case.allowed["date"] == {frozenset({("1990-01-01", "1990-01-02")})}


def test_what_is_optional_neither_asks_nor_counts(case: muc.Case) -> None:
    assert muc.count("number", case, {2, 1, 9}) == (1, 2, 2)
    assert muc.count("effect", case, {"NO INJURY", "DEATH"}) == (1, 1, 1)
    assert muc.count("date", case, {("1990-01-02", "1990-01-03"), ("1990-01-02", "1990-01-02")}) == (1, 1, 1)


def test_days_agree() -> None:
    day = frozenset({("1990-01-03", "1990-01-03")})
    assert muc.agree("date", day, ("1990-01-03", "1990-01-03"))
    assert muc.agree("date", day, ("1990-01-02", "1990-01-03"))
    assert not muc.agree("date", day, ("1990-01-01", "1990-01-03"))
    assert not muc.agree("date", day, (None, "1990-01-03"))
    assert not muc.agree("date", frozenset({(None, "1990-01-03")}), ("1990-01-02", "1990-01-02"))


def reading(**more: Any) -> dict[str, Any]:
    event = {
        "start": 0,
        "end": 6,
        "label": "deaths and injuries",
        "type": "ASSAULT",
        "mood": "asserted",
        "background": False,
        "targets": ["Ada Ruiz"],
        "when": {"earliest": "1990-01-02", "latest": "1990-01-02"},
        "figures": ["f"],
        **more,
    }
    figure = {"id": "f", "unit": "person", "status": "wounded", "value": 2, "low": 2, "qualifier": "exact"}
    figures = [{**figure, "victim_class": None}]
    return {"events": [event], "figures": figures, "entities": [{"type": "person", "name": "Ada Ruiz"}]}


def test_fills_are_read_off_the_json() -> None:
    text = "KILLED ADA RUIZ"
    day = ("1990-01-02", "1990-01-02")
    assert muc.answer(reading(), text) == {"date": {day}, "number": {1, 2}, "effect": {"DEATH", "INJURY"}}
    nothing: dict[str, set[Any]] = {"date": set(), "number": set(), "effect": set()}
    for more in ({"background": True}, {"mood": "planned"}, {"label": "fighting"}):
        assert muc.answer(reading(**more), text) == nothing, more
    assert muc.answer(reading(when=None), text) == {**nothing, "number": {1}, "effect": {"DEATH"}}
    assert muc.answer(reading(when=None, label="attack"), text) == nothing
    denied = muc.answer(reading(mood="denied", targets=[]), text)
    assert denied == {**nothing, "effect": {"NO INJURY OR DEATH"}}


def test_the_baseline_reads_words() -> None:
    found = muc.baseline("BRENN, 3 JAN 90 -- GUNMEN KILLED A MAN. TWO GUARDS WERE WOUNDED.")
    assert found == {"date": {("1990-01-03", "1990-01-03")}, "number": {2}, "effect": {"DEATH", "INJURY"}}
    assert not any(muc.baseline("BRENN, 3 JAN 90 -- THE MAYOR SPOKE.").values())


def test_plover_records_and_answers(tmp_path: Path) -> None:
    row = {"text": "Ruritania asked Freedonia for help.", "event": "DEMAND", "target": ""}
    rows = [{"event": "DOCUMENT"}, {**row, "source": [{"actorText": "Ruritania"}]}, {**row, "event": "AID"}]
    (tmp_path / plover.FILE).parent.mkdir(parents=True)
    (tmp_path / plover.FILE).write_text(json.dumps(rows))
    (record,) = plover.records(tmp_path)
    assert record.types == {"REQUEST", "AID"}
    assert (record.sources, record.targets) == (("Ruritania",), ())
    base = {"actors": ["government of Ruritania"], "targets": []}
    events = [
        {"start": 9, "type": "AID", "mood": "planned", **base},
        {"start": 2, "type": "REQUEST", "mood": "asserted", **base},
        {"start": 4, "type": "SANCTION", "mood": "denied", **base},
    ]
    assert plover.types_in({"events": events}) == ["REQUEST", "AID"]
    assert plover.found("Ruritania", plover.parties_in({"events": events}, "actors"))
    assert not plover.found("Freedonia", plover.parties_in({"events": events}, "actors"))
    assert plover.baseline("They demanded talks.") == ["REQUEST", "CONSULT"]

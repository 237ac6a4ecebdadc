"""Counts, tables, floors and pages of the benches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.common import floors, results
from bench.common.counts import Counts
from bench.common.records import records
from bench.common.table import Table


def test_rates_come_from_counts() -> None:
    counts = Counts()
    counts.compare({"a", "b", "c", "d"}, {"a", "b", "x"})
    counts.compare({"e"}, {"e"})
    assert (counts.precision, counts.recall) == (75.0, 60.0)
    assert counts.f1 == pytest.approx(2 * 75 * 60 / 135)
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)


def _table() -> Table:
    table = Table("names", "Names", ("F1", "P"))
    table.add("one", "rules", {"F1": 50.123, "P": 40})
    table.add("two", "rules", {"F1": 60})
    table.add("one", "english", {"F1": 80})
    return table


def test_engines_stand_side_by_side_and_figures_have_names() -> None:
    assert [(row.subject, row.by) for row in _table().ordered()] == [
        ("one", "rules"),
        ("one", "english"),
        ("two", "rules"),
    ]
    assert _table().values("rules") == {"names.one.F1": 50.12, "names.one.P": 40, "names.two.F1": 60}
    assert "| two | rules | 60 | - |" in _table().markdown()


def test_a_floor_is_missed_by_a_lower_figure_and_by_none(tmp_path: Path) -> None:
    wanted = {"rules": {"t.a": 50.0, "t.b": 10.0, "t.c": 1.0}, "english": {"t.a": 90.0}}
    assert floors.missed(wanted, {"rules": {"t.a": 50.0, "t.b": 10.1, "t.c": 1.0}}) == []
    missed = floors.missed(wanted, {"rules": {"t.a": 49.99, "t.b": 10.0}})
    assert [line.split(": ")[1] for line in missed] == ["t.a = 49.99 < 50.0", "t.c = None < 1.0"]
    assert floors.missed({"rules": {"raw.EWT dev.F1": 1}}, {"rules": {}}, ["GUM dev"]) != []
    assert floors.missed({"rules": {"raw.EWT dev.F1": 1}}, {"rules": {}}, ["EWT dev"]) == []
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(wanted), encoding="utf-8")
    assert floors.check("bench", path, {"english": {"t.a": 89.0}}) == 1
    assert floors.check("bench", path, {"english": {"t.a": 90.0}}) == 0


def test_each_bench_renews_its_own_part_of_the_page() -> None:
    page = results.replaced("# Head\n", "one", "python one", [_table()])
    page = results.replaced(page, "two", "python two", [_table()])
    other = Table("other", "Other", ("F1",))
    other.add("three", "rules", {"F1": 7.5})
    renewed = results.replaced(page, "one", "python one", [other])
    assert renewed.startswith("# Head\n") and renewed.count("### Names") == 1 and renewed.count("### Other") == 1
    assert renewed.index("### Other") < renewed.index("`python two`") < renewed.index("### Names")
    assert results.replaced(renewed, "one", "python one", [other]) == renewed


def test_the_command_names_what_was_chosen() -> None:
    assert results.command("bench/one", None) == "python bench/one --results"
    assert results.command("bench/one", ["rules"], "", "--speed") == "python bench/one --engine rules --speed --results"


def test_a_record_a_line(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"id": "a", "text": "Rain."}\n{"id": "b"}\n', encoding="utf-8")
    assert [record["id"] for record in records(path)] == ["a", "b"]
    with pytest.raises(FileNotFoundError):
        next(records(tmp_path / "none.jsonl"))

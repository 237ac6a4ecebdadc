"""What every bench is asked for and gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.common import asked
from bench.common.asked import Bench
from bench.common.table import Table


def _table(reached: float) -> Table:
    table = Table("names", "Names", ("F1",))
    table.add("one", "rules", {"F1": reached})
    return table


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench whose floor is 50, in a checkout of its own with a page."""
    monkeypatch.setattr(asked, "ROOT", tmp_path)
    (tmp_path / "bench" / "some").mkdir(parents=True)
    page = tmp_path / "results-some.md"
    page.write_text("# Results\n", encoding="utf-8")
    made = Bench("some", page)
    made.floors.write_text(json.dumps({"rules": {"names.one.F1": 50.0}}), encoding="utf-8")
    return made


def test_a_bench_has_the_shared_options_that_it_names(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    parser = bench.parser("What it does.", "engine", sample="only every Nth line")
    told = parser.parse_args(["--engine", "rules", "--engine", "english", "--sample", "3"])
    assert (told.engines, told.sample, told.floors, told.results) == (["rules", "english"], 3, False, False)
    assert told.data == asked.ROOT.parent / "shared" / "data"
    with pytest.raises(SystemExit):
        parser.parse_args(["--help"])
    printed = capsys.readouterr().out
    assert "What it does." in printed and "only every Nth line" in printed and "results-some.md" in printed
    with pytest.raises(SystemExit):
        parser.parse_args(["--neighbours"])


def test_only_engines_with_floors_are_read_to_check_them(bench: Bench) -> None:
    parser = bench.parser(None, "engine")
    assert list(bench.engines(parser.parse_args(["--floors"]))) == ["rules"]
    assert list(bench.engines(parser.parse_args(["--floors", "--engine", "rules"]))) == ["rules"]


def test_the_status_says_whether_floors_are_kept_and_figures_are_written(bench: Bench, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    told = bench.parser(None, "json").parse_args(["--floors", "--json", str(out)])
    assert bench.check(told, [_table(50)], ["rules"]) == 0
    assert bench.check(told, [_table(49)], ["rules"]) == 1
    assert json.loads(out.read_text(encoding="utf-8")) == {"rules": {"names.one.F1": 49}}
    assert bench.check(told, [], ["rules"], ["one"]) == 0
    assert bench.check(told, [], []) == 0


def test_tables_are_printed_and_written_under_the_command_that_makes_them(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = bench.parser(None, "engine", "sample")
    bench.give(parser.parse_args([]), [_table(50), Table("empty", "Nothing", ("F1",))])
    printed = capsys.readouterr().out
    assert "Names" in printed and "Nothing" not in printed
    assert bench.page.read_text(encoding="utf-8") == "# Results\n"
    bench.give(parser.parse_args(["--results", "--engine", "rules", "--sample", "2"]), [_table(50)], "--speed")
    bench.give(parser.parse_args(["--results"]), [_table(60)], part="other")
    page = bench.page.read_text(encoding="utf-8")
    assert "<!-- bench/some -->" in page and "<!-- other -->" in page
    assert "`python bench/some --engine rules --sample 2 --speed --results`" in page
    assert "`python bench/some --results`" in page

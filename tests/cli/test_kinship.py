"""`lineage` and `stories`: reports by the names that their users gave them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from secondsource import runner
from secondsource.cli.main import app
from secondsource.export import kinship
from secondsource.settings import Settings

FLOOD = (
    "The old stone bridge at Orl was closed on Tuesday after the river rose by two metres in a single night, the "
    "county council said.\nEngineers found a crack in the second pier and sent divers to look at the third one.\n"
    "Two villages above the weir are cut off until the ferry at Sund can be brought up the river again.\n"
)
STRIKE = (
    "Dockers at Port Hale walked out on Monday in a quarrel over night shifts, and forty ships lay at anchor.\n"
    "The harbour master asked the union of crane drivers to let food and medicine through.\n"
)
VERBS = ("lineage", "stories")
RULES = Settings(language="rules", workers=1)


def pile(*records: dict[str, Any]) -> io.BytesIO:
    return io.BytesIO("\n".join(json.dumps(record) for record in records).encode())


def test_edges_call_reports_what_their_user_calls_them() -> None:
    copy = FLOOD.replace("two metres", "three metres") + "The mayor of Orl thanked the divers."
    found = runner.trace_lines(
        pile(
            {"id": 7, "text": FLOOD, "published": "2031-03-04", "outlet": "Orl Post"},
            {"id": ["x"], "text": copy, "published": "2031-03-06", "outlet": "Orl Post"},
            {"id": "dock", "text": STRIKE, "published": "2031-03-05"},
            {"id": "none"},
        ),
        RULES,
    )
    told = kinship.lineage(found)
    (edge,) = told["edges"]
    assert (edge["child"], edge["parent"], edge["direction"]) == (["x"], 7, "known")
    assert edge["score"] > 0.8
    assert (edge["relation"], edge["derivation"]) == ("own update", "WD")
    assert 0.8 < edge["probability"] <= edge["score"]
    altered = [a for passage in edge["passages"] for a in passage["altered"]]
    assert [copy[a["child"]["start"] : a["child"]["end"]] for a in altered if a["kind"] == "number"] == ["three"]
    assert told["skipped"][0]["id"] == "none"
    assert sorted(map(str, (name for origin in told["origins"] for name in origin["reports"])))[:2] == ["7", "['x']"]
    assert [story["reports"] for story in kinship.stories(found)] == [[7, ["x"]], ["dock"]]


def test_siblings_hang_below_what_nobody_has_seen() -> None:
    copy = FLOOD + "The mayor of Orl thanked the divers."
    one = {"id": "a", "text": FLOOD, "published": "2031-03-04", "outlet": "Orl Post"}
    other = {"id": "b", "text": copy, "published": "2031-03-06", "outlet": "Hale Courier"}
    told = kinship.lineage(runner.trace_lines(pile(one, other), RULES))
    (unseen,) = told["hypothetical"]
    assert unseen["children"] == ["a", "b"] and unseen["no_later_than"] == "2031-03-04"
    assert unseen["no_earlier_than"] == "2031-03-04", "it tells of Tuesday as past"
    assert all(place["report"] in ("a", "b") for place in unseen["held"]) and unseen["held"]
    below = [edge for edge in told["edges"] if edge["unseen"]]
    assert [(edge["child"], edge["parent"]) for edge in below] == [("a", unseen["id"]), ("b", unseen["id"])]
    (between,) = [edge for edge in told["edges"] if not edge["unseen"]]
    assert (between["relation"], between["direction"], between["indirect"]) == ("siblings", "undetermined", True)
    assert between["score"] > 0.8


def test_one_text_under_two_names_is_a_copy_of_itself() -> None:
    found = runner.trace_lines(pile({"id": "a", "text": FLOOD}, {"id": "b", "text": FLOOD}), RULES)
    (edge,) = kinship.lineage(found)["edges"]
    assert (edge["parent"], edge["child"], edge["score"], edge["direction"]) == ("a", "b", 1, "undetermined")
    assert kinship.stories(found)[0]["reports"] == ["a", "b"]


def test_a_burst_of_one_text_is_told_in_as_many_edges() -> None:
    found = runner.trace_lines(pile(*({"id": str(i), "text": FLOOD} for i in range(kinship.TWINS + 1))), RULES)
    edges = kinship.lineage(found)["edges"]
    assert {edge["parent"] for edge in edges} == {"0"} and len(edges) == kinship.TWINS


def test_the_order_of_the_lines_changes_nothing() -> None:
    records = [{"id": "a", "text": FLOOD}, {"id": "b", "text": FLOOD + "More."}, {"id": "c", "text": STRIKE}]
    one = runner.trace_lines(pile(*records), RULES)
    other = runner.trace_lines(pile(*reversed(records)), RULES)
    assert kinship.lineage(one) == kinship.lineage(other)
    assert kinship.stories(one) == kinship.stories(other)


def test_a_case_that_is_kept_grows(tmp_path: Path) -> None:
    copy = FLOOD.replace("two metres", "three metres") + "The mayor of Orl thanked the divers."
    first = {"id": "a", "text": FLOOD, "published": "2031-03-04", "outlet": "Orl Post"}
    second = {"id": "b", "text": copy, "published": "2031-03-06", "outlet": "Orl Post"}
    assert kinship.lineage(runner.trace_lines(pile(first), RULES, index=tmp_path / "case"))["edges"] == []
    strike = {"id": "dock", "text": STRIKE, "published": "2031-03-05"}
    assert runner.keep_lines(pile(strike, {"text": STRIKE}), tmp_path / "case", RULES)[0] == 1
    assert runner.keep_lines(pile(strike, strike), tmp_path / "case", RULES)[0] == 0, "a line is kept once"
    found = kinship.lineage(runner.trace_lines(pile(second), RULES, index=tmp_path / "case"))
    (edge,) = found["edges"]
    assert (edge["child"], edge["parent"], edge["direction"]) == ("b", "a", "known")
    assert all("dock" not in origin["reports"] for origin in found["origins"]), "only what is near is looked at"
    again = kinship.lineage(runner.trace_lines(pile(second), RULES, index=tmp_path / "case"))
    assert again == found, "a report that is kept already is not laid beside itself"
    assert len((tmp_path / "case" / "reports.jsonl").read_bytes().splitlines()) == 3


def test_what_is_told_is_about_the_new_ones(tmp_path: Path) -> None:
    copy = FLOOD + "The mayor of Orl thanked the divers."
    old = [{"id": "a", "text": FLOOD, "outlet": "Orl Post"}, {"id": "b", "text": copy, "outlet": "Hale Courier"}]
    runner.keep_lines(pile(*old), tmp_path, RULES)
    # Two sentences of its own, and one that both kept reports have.
    new = {"id": "c", "text": STRIKE + FLOOD.splitlines()[2], "outlet": "Sund Times"}
    found = kinship.lineage(runner.trace_lines(pile(new), RULES, index=tmp_path))
    unseen = {one["id"] for one in found["hypothetical"]}
    assert all("c" in (edge["child"], edge["parent"]) or edge["parent"] in unseen for edge in found["edges"])
    assert found["origins"] and all("c" in origin["reports"] for origin in found["origins"])


def test_what_is_kept_needs_a_name(tmp_path: Path) -> None:
    found = runner.trace_lines(pile({"text": FLOOD}), RULES, index=tmp_path)
    assert [(item.id, "name" in item.reason) for item in found.unread] == [(1, True)]
    assert not list(tmp_path.iterdir()), "nothing was kept"


def test_an_index_takes_lines(tmp_path: Path) -> None:
    file = tmp_path / "pile.jsonl"
    file.write_bytes(pile({"id": "a", "text": FLOOD}).getvalue())
    case = str(tmp_path / "case")
    done = CliRunner().invoke(app, ["lineage", "--from-jsonl", str(file), "--index", case, "--only-keep"])
    assert done.exit_code == 0 and "1 reports kept" in done.stdout
    for wrong in (["examples", "--index", case], ["--from-jsonl", str(file), "--only-keep"]):
        assert CliRunner().invoke(app, ["lineage", *wrong]).exit_code == 2


@pytest.mark.parametrize("verb", ["lineage", "stories"])
def test_one_of_two_inputs_must_be_given(verb: str) -> None:
    done = CliRunner().invoke(app, [verb])
    assert done.exit_code != 0
    assert "one of the two" in str(done.exception)


def test_for_people_there_is_a_line_an_edge() -> None:
    done = CliRunner().invoke(app, ["lineage", "examples/warehouse-fire", "--workers", "1"])
    assert "02-wire-second.txt stands on 01-wire-first.txt: partial, 71% of it" in done.stdout
    assert "something unseen" not in done.stdout, "by way of a third may be by way of a report of the pile"
    listed = CliRunner().invoke(app, ["stories", "examples/warehouse-fire", "--json"])
    assert len(json.loads(listed.stdout)[0]["reports"]) == 7


def test_one_report_without_a_headline_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "pile.jsonl").write_bytes(pile({"id": "flood", "text": FLOOD}).getvalue())
    words = ["--from-jsonl", str(tmp_path / "pile.jsonl"), "--workers", "1"]
    done = [CliRunner().invoke(app, [verb, *words], env={"SECONDSOURCE_LANGUAGE": "rules"}) for verb in VERBS]
    assert done[0].stdout == "1 origin of text\n  flood\n"
    assert done[1].stdout == "    1  flood\n"


def shelved(tmp_path: Path, *records: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    (tmp_path / "pile.jsonl").write_bytes(pile(*records).getvalue())
    words = ["stories", "--from-jsonl", str(tmp_path / "pile.jsonl"), "--json", "--shelf", str(tmp_path / "shelf")]
    done = CliRunner().invoke(app, [*words, "--workers", "1"], env={"SECONDSOURCE_LANGUAGE": "rules"})
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout), done.stderr


def test_a_shelf_grows_from_run_to_run(tmp_path: Path) -> None:
    flood = {"id": 7, "text": FLOOD, "published": "2031-03-04"}
    strike = {"id": "dock", "text": STRIKE, "published": "2031-03-05"}
    more = {"id": "more", "text": FLOOD + "The mayor of Orl thanked the divers.", "published": "2031-03-05"}
    first, told = shelved(tmp_path, flood, strike)
    assert "2 new reports" in told
    again, told = shelved(tmp_path, flood, strike)
    assert again == first
    assert "0 new reports, 0 new stories" in told
    grown, told = shelved(tmp_path, more, strike, {"id": "none"})
    assert "1 new reports" in told
    assert [(story["reports"], story["redirects"]) for story in grown] == [([7, "more"], []), (["dock"], [])]
    assert {story["id"] for story in grown} == {story["id"] for story in first}


def test_the_first_run_of_a_shelf_tells_what_a_run_without_one_tells(tmp_path: Path) -> None:
    records = [{"id": "a", "text": FLOOD}, {"id": "b", "text": FLOOD + "More."}, {"id": "c", "text": STRIKE}]
    assert shelved(tmp_path, *records)[0] == kinship.stories(runner.trace_lines(pile(*records), RULES))


def test_a_mixed_report_stands_on_two_origins_passage_by_passage() -> None:
    mixed = FLOOD + STRIKE
    records = [
        {"id": "flood", "text": FLOOD, "published": "2031-03-04", "outlet": "Orl Post"},
        {"id": "dock", "text": STRIKE, "published": "2031-03-04", "outlet": "Orl Post"},
        {"id": "mixed", "text": mixed, "published": "2031-03-06", "outlet": "Orl Post"},
    ]
    told = kinship.lineage(runner.trace_lines(pile(*records), RULES))
    held = {
        origin["reports"][0]: [mixed[p["start"] : p["end"]] for p in origin["passages"] if p["report"] == "mixed"]
        for origin in told["origins"]
        if "mixed" in origin["reports"]
    }
    assert set(held) == {"flood", "dock"}
    (flood,), (dock,) = held["flood"], held["dock"]
    assert flood.startswith("The old stone bridge") and flood.endswith("up the river again.")
    assert dock.startswith("Dockers at Port Hale") and dock.endswith("through.")

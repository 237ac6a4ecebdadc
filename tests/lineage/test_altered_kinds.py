"""One alteration of each kind, in invented sentence pairs."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import yaml
from tests.lineage.pile import read

from secondsource.lineage.passages import compare
from secondsource.lineage.signature import Told, sign
from secondsource.lineage.weights import weigh

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "altered_kinds.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_kind_and_both_wordings(case: dict[str, str]) -> None:
    reports, parses = read(case["left"] + "\n", case["right"] + "\n", engine="english")
    signatures = [sign(report, parse) for report, parse in zip(reports, parses, strict=True)]
    passages = compare(signatures[0], signatures[1], weigh(signatures)).passages
    found = [
        (
            a.kind,
            *(report.quote(span) if span else "-" for report, span in zip(reports, (a.left, a.right), strict=True)),
        )
        for passage in passages
        for a in passage.altered
    ]
    assert passages, "the two sentences were not aligned"
    if not case["kind"]:
        assert not found
        return
    shown = [found[1:] for found in found if found[0] == case["kind"]]
    assert shown, f"found {found}"
    assert any(all(part in whole for part, whole in zip(case["shows"], spans, strict=True)) for spans in shown), shown


@pytest.mark.parametrize("emptied", list(product((False, True), repeat=3)), ids=str)
def test_an_attribution_may_lack_any_of_its_parts(emptied: tuple[bool, bool, bool]) -> None:
    """Its words may lie beyond those of a line that are looked at, or in another line."""

    def cut(told: Told) -> Told:
        return Told(*(() if gone else part for part, gone in zip(told, emptied, strict=True)))

    texts = ("The bridge at Orl is unsafe, the mayor said on Monday.\n", "The bridge at Orl is unsafe and shut now.\n")
    reports, parses = read(*texts, engine="english")
    whole, bare = (sign(report, parse) for report, parse in zip(reports, parses, strict=True))
    assert any(line.told for line in whole.lines)
    one = replace(whole, lines=tuple(replace(line, told=tuple(map(cut, line.told))) for line in whole.lines))
    for left, right in ((one, bare), (bare, one)):
        assert compare(left, right, weigh([left, right])).passages

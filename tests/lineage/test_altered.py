from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.lineage.pile import read

from secondsource.lineage.passages import compare
from secondsource.lineage.signature import sign
from secondsource.lineage.weights import weigh

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "altered.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_altered(case: dict[str, str]) -> None:
    reports, parses = read(case["left"], case["right"])
    signatures = [sign(report, parse) for report, parse in zip(reports, parses, strict=True)]
    reuse = compare(signatures[0], signatures[1], weigh(signatures))
    found = {alteration.kind for passage in reuse.passages for alteration in passage.altered}
    assert reuse.passages, "the two sentences were not aligned"
    assert found == set(case["expected"].split()), case["why"]


def test_both_wordings_are_shown() -> None:
    left, right = (
        "The flood drowned 14 cattle on the farm at Osk.\n",
        "The flood drowned 41 cattle on the farm at Osk.\n",
    )
    reports, parses = read(left, right)
    signatures = [sign(report, parse) for report, parse in zip(reports, parses, strict=True)]
    (passage,) = compare(signatures[0], signatures[1], weigh(signatures)).passages
    (altered,) = passage.altered
    assert altered.left and altered.right
    assert (reports[0].quote(altered.left), reports[1].quote(altered.right)) == ("14", "41")

from __future__ import annotations

import pytest
from tests.lineage.pile import read

from secondsource.lineage import sign
from secondsource.lineage.parts import part

OTHER = "Nobody knew why the Velm granary with 40 tonnes of Harmel barley had burned."


@pytest.mark.parametrize(
    ("sentence", "rendered"),
    [
        (
            "Late on Monday, the old granary of Velm sank with 40 tonnes of barley, and the mayor wept.",
            "the old granary of Velm sank with 40 tonnes of barley",
        ),
        (
            "Traders who had laughed all summer at the talk of frost bought 40 tonnes in the old hall by the market.",
            "of frost bought 40 tonnes",
        ),
        ("Velm mourned its mayor for a week.", "Velm mourned"),
        ("Geese fly south to the lakes of another country.", "Geese fly south to the lakes of another country."),
    ],
    ids=["between marks", "far from any mark", "at the beginning", "nothing in common"],
)
def test_a_part_begins_and_ends_with_its_phrase(sentence: str, rendered: str) -> None:
    reports, parses = read(sentence + "\n", OTHER + "\n")
    (line, *_), (other, *_) = (sign(report, parse).lines for report, parse in zip(reports, parses, strict=True))
    assert part(line, other).of(reports[0].text) == rendered

from __future__ import annotations

from dataclasses import replace

from tests.lineage.pile import REPRINT, WIRE, read

from secondsource.lineage import pair, sign
from secondsource.lineage.candidates import ALL_PAIRS


def unlike(number: int) -> str:
    """A short report whose telling words no other has."""
    words = [f"{chr(97 + number // 26)}{chr(97 + number % 26)}{chr(97 + i)}lorn" for i in range(20)]
    return " ".join(words).capitalize() + ".\n"


def test_a_copy_is_found_in_a_large_pile() -> None:
    reports, parses = read(WIRE, *map(unlike, range(ALL_PAIRS + 10)), REPRINT)
    found = pair([sign(report, parse) for report, parse in zip(reports, parses, strict=True)])
    assert (0, len(reports) - 1) in found
    assert len(found) < len(reports), "unlike reports are not laid side by side"


def test_a_small_pile_is_compared_whole() -> None:
    reports, parses = read(WIRE, unlike(1), unlike(2))
    assert pair([sign(r, p) for r, p in zip(reports, parses, strict=True)]) == [(0, 1), (0, 2), (1, 2)]


def test_a_window_of_days_leaves_out_what_lies_farther_apart() -> None:
    reports, parses = read(WIRE, unlike(1), REPRINT, unlike(2))
    signatures = [sign(r, p) for r, p in zip(reports, parses, strict=True)]
    days = ("2031-03-01", "2031-03-03", "2031-03-09", "")
    dated = [replace(one, day=day) for one, day in zip(signatures, days, strict=True)]
    assert pair(dated, days=6) == [(0, 1), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert (0, 2) in pair(dated, days=8) and (0, 2) in pair(dated)

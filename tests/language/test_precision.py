from __future__ import annotations

import pytest

from secondsource.language.precision import precision_of


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2025", "year"),
        ("199X", "decade"),
        ("2025-03", "month"),
        ("2025-W11", "week"),
        ("2025-WI", "season"),
        ("2025-03-12TNI", "part"),
        ("2025-03-12T04:00", "minute"),
        ("XXXX-WXX-2", "day"),
        ("PT72H", "hour"),
        ("PRESENT_REF", "vague"),
        ("PAST_REF", "vague"),
        ("199", "decade"),
        ("18", "century"),
        ("XXXX-XX", "month"),
        ("2025-03-10/2025-03-12", "range"),
    ],
)
def test_precision(value: str, precision: str) -> None:
    assert precision_of(value) == precision

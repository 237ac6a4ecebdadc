from __future__ import annotations

import pytest

from secondsource.assertions.counting.figures import find_figures
from secondsource.language.rules import Rules
from secondsource.model.report import Report

CASES = [
    ("The blast killed 12 people. Three of them were children.", "killed", "child", True),
    ("Nineteen people died in the fire. Of the dead, seven were mill workers.", "killed", "worker", True),
    ("Forty people were hurt. Among them were six firefighters.", "wounded", "rescuer", True),
    ("The ministry said 30 people had died. Clinics put the number at 41.", "killed", None, False),
    ("Two people were hurt. Three of them were children.", None, "child", False),
    ("Twelve people were hurt. The hall has 40 seats.", None, None, False),
]


@pytest.mark.parametrize(("text", "status", "victims", "part"), CASES)
def test_a_number_leans_on_the_sentence_before(text: str, status: str, victims: str, part: bool) -> None:
    report = Report("r", "r.txt", "", text)
    whole, last = find_figures(report, Rules().parse(report), ())
    assert (last.status, last.victim_class) == (status, victims)
    assert (last.part_of == whole.id) is part

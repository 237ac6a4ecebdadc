"""News cast in one form is not news copied: the whole line on short reports that have one sentence alike."""

from __future__ import annotations

import hashlib

from secondsource import stages
from secondsource.engine.serial import Serial
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings


def read(*texts: str) -> Dossier:
    captures = [
        Capture(f"{i}.txt", hashlib.sha256(text.encode()).hexdigest(), "text", text.encode())
        for i, text in enumerate(texts)
    ]
    return stages.run(captures, [], Settings(workers=1), Serial(), lambda *_: None)


def report(outlet: str, day: str, words: str) -> str:
    return f"News of the day\n\n{outlet}\n{day} May 2026\n\n{words}\n"


def test_the_same_number_in_two_towns_is_two_counts() -> None:
    found = read(
        report(
            "Coast Post", "4", "Seven people were killed in an air strike on a market in Idlib on Sunday, medics said."
        ),
        report(
            "Hill Courier", "4", "Seven people were killed in an air strike on a market in Homs on Sunday, police said."
        ),
    )
    counts = [claim for claim in found.claims if claim.kind == "figure"]
    assert [claim.reports for claim in counts] == [1, 1]


def test_a_toll_that_rises_from_day_to_day_is_no_alteration() -> None:
    found = read(
        *(
            report(outlet, day, f"The quake in Agadir killed {toll} people, the interior ministry said.")
            for outlet, day, toll in (("Coast Post", "1", 12), ("Hill Courier", "2", 25), ("Plain Sun", "3", 40))
        )
    )
    counts = {claim.low: claim.status for claim in found.claims if claim.kind == "figure"}
    assert counts == {12: "superseded", 25: "superseded", 40: "single-origin"}
    assert not found.conflicts

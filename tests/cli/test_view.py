"""What `read` shows: nothing that a terminal obeys, every part in its place."""

from __future__ import annotations

import secondsource
from secondsource.cli import view
from secondsource.model.reading import Reading
from secondsource.settings import Settings


def read(text: str) -> Reading:
    return secondsource.analyze(text, settings=Settings(language="rules"))


def test_the_parts_of_a_statement_are_told_apart_in_the_text() -> None:
    shown = view.text_of(read("\n\nThe bridge\tis safe, Ana Ruiz said.\n\nIt rained\x1b[2J."))
    assert shown.plain == "The bridge is safe, Ana Ruiz said.\n\nIt rained\ufffd[2J."
    styled = {str(span.style): shown.plain[span.start : span.end] for span in shown.spans}
    assert styled[view.STYLES["source"]] == "Ana Ruiz"
    assert styled[view.STYLES["cue"]] == "said"


def test_names_by_kind_and_how_often() -> None:
    reading = read("Ana Ruiz lives in Orland. Ms Ruiz likes Orland, said Peter Hale, a farmer in Orland.")
    assert dict(view.names_of(reading))["place"] == "Orland ×3"


def test_an_id_is_shown_as_it_was_given() -> None:
    assert [view.called(id_) for id_ in ("a.txt", 3, None, True)] == ["a.txt", "3", "null", "true"]

from __future__ import annotations

import pytest

from secondsource.errors import RunError
from secondsource.language.expressions import find_expressions
from secondsource.language.timeforms import alphabet, prefixes, reader
from secondsource.language.timepieces import Found
from secondsource.resources.timeforms import time_forms


@pytest.mark.parametrize("form", time_forms().forms, ids=lambda form: form.such)
def test_every_form_reads_its_example(form) -> None:
    row = alphabet().row(form.such, [(0, len(form.such))])
    matches = alphabet().compile(form.form).finditer(row.letters)
    assert any(reader(form.read)(Found(row, match)) for match in matches)


@pytest.mark.parametrize("form", time_forms().prefixes, ids=lambda form: form.such)
def test_every_prefix_belongs_to_its_example(form) -> None:
    found = find_expressions(form.such)
    assert [(e.start, bool(e.mod)) for e in found] == [(0, True)]
    assert form.read in {kind for kind, _ in prefixes()}


def test_an_unknown_reader_is_named() -> None:
    with pytest.raises(RunError, match="dates\\.nobody"):
        reader("dates.nobody")


def test_pieces_end_with_their_sentence() -> None:
    text = "It was 3. May came."
    assert [text[e.start : e.end] for e in find_expressions(text, [(0, 9), (10, 19)])] == []
    assert alphabet().row(text, [(0, 9), (10, 19)]).letters.count("#") == 2


@pytest.mark.parametrize("text", ["two hundred and " * 4000, "the day after " * 4000, "May 3, " * 4000, "1990 " * 4000])
def test_hostile_repetition_is_read(text: str) -> None:
    assert isinstance(find_expressions(text), list)


@pytest.mark.parametrize("words", ["the 5's", "the 747s", "the 1's and 2's", "the 12345s", "the 's"])
def test_figures_with_an_s_that_are_no_decade_fall_over_nothing(words: str) -> None:
    assert [e for e in find_expressions(f"He saw {words} there.") if e.type == "date"] == []


@pytest.mark.parametrize(("words", "value"), [("Dec . 7 , 2009", "2009-12-07"), ("Sept . 8", "XXXX-09-08")])
def test_a_stop_that_stands_apart_from_its_month_is_read(words: str, value: str) -> None:
    (found,) = [e for e in find_expressions(f"They met on {words} in Orvik.") if e.type == "date"]
    assert found.day == ("value", value)

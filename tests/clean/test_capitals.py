"""Reports all in capitals, as old wires send them."""

from __future__ import annotations

import pytest

from secondsource import assertions, clean
from secondsource.clean.dateline import read_dateline
from secondsource.language.english import English
from secondsource.language.rules import Rules

TEXT = """BRENN (RURITANIA), 3 JAN 90 (KESTREL) -- [TEXT] GUNMEN KILLED MAYOR ADA RUIZ YESTERDAY IN
THE TOWN OF TARN, THE POLICE REPORTED.  TWO GUARDS WERE WOUNDED IN THE ATTACK,
WHICH NO GROUP HAS CLAIMED.

   THE POLICE SAID THAT THREE MEN FLED ON FOOT TOWARD THE RIVER, AND THAT THE
BRIDGES HAVE BEEN CLOSED."""


def test_the_dateline_gives_the_day_and_every_sentence_is_story() -> None:
    report = clean.report_of(clean.Given("r", TEXT))
    assert report.text == TEXT
    assert report.published.value == "1990-01-03"
    assert report.dateline is not None
    assert report.quote(report.dateline).endswith("--")
    assert report.title is None
    assert [s.kind for s in Rules().parse(report).sentences if "POLICE" in s.span.of(TEXT)] == ["body", "body"]


def test_the_engine_sees_names_and_the_rules_see_events() -> None:
    report = clean.report_of(clean.Given("r", TEXT))
    parse = English().parse(report)
    assert {(n.head, n.type) for n in parse.names} >= {("Ada Ruiz", "person"), ("Tarn", "place")}
    said = assertions.find(report, parse)
    killed = next(e for e in said.events if e.trigger.of(TEXT) == "KILLED")
    assert (killed.actors, killed.targets) == (("Gunmen",), ("Ada Ruiz",))
    assert killed.when is not None
    assert killed.when.earliest == killed.when.latest == "1990-01-02"
    assert (2.0, "wounded") in [(f.value, f.status) for f in said.figures]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("BRENN, 3 JAN 90 -- [TEXT] The mayor", "1990-01-03"),
        ("BRENN (RURITANIA), 14 SEP 89 (KESTREL) -- The mayor", "1989-09-14"),
        ("Brenn, 3 Feb 07 (Kestrel) -- The mayor", "2007-02-03"),
    ],
)
def test_a_year_of_two_figures(line: str, value: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found.date is not None
    assert found.date.value == value

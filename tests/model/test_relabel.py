from __future__ import annotations

from secondsource.model.ids import digest
from secondsource.model.relabel import relabel
from secondsource.model.report import Published, Report
from secondsource.model.span import Span

ONE, TWO = digest("report", "one"), digest("report", "two")


def test_ids_are_exchanged_wherever_they_stand() -> None:
    report = Report(ONE, "a.txt", "0", "words", Span(ONE, 0, 5), published=Published(basis=(f"week taken from {TWO}",)))
    named = relabel(report, {ONE: "A", TWO: "B"})
    assert named.id == "A"
    assert named.title == Span("A", 0, 5)
    assert named.published.basis == ("week taken from B",)


def test_what_was_read_is_never_touched() -> None:
    report = Report(ONE, f"{TWO}.txt", "0", f"They wrote {TWO} on the wall.", url=f"https://x.example/{TWO}")
    named = relabel(report, {ONE: "A", TWO: "B"})
    assert (named.text, named.file, named.url) == (report.text, report.file, report.url)

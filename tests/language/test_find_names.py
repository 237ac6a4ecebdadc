from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.language.naming import RECIPE
from secondsource.language.rules import Rules
from secondsource.model.report import Credit, Furniture, Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "names.yml").read_text(encoding="utf-8"))


def shown(report: Report) -> list[str]:
    """Every thing with its type, its head, and its other forms, in order of first mention."""
    found: dict[str, list[str]] = {}
    for name in Rules().parse(report).names:
        forms = found.setdefault(f"{name.type}: {name.head}", [])
        form = name.span.of(report.text)
        if form not in (name.head, *forms):
            forms.append(form)
    return [head + (f" < {', '.join(forms)}" if forms else "") for head, forms in found.items()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_names(case: dict) -> None:
    assert shown(Report("r", "r.txt", "0", case["text"])) == case["expected"]


def test_headings_masthead_and_credits() -> None:
    text = (
        "River Aid Mission (RAM)\nKEY FIGURES\nNine people died near Velden.\nRESPONSE\nRAM sent tents to Velden.\n"
        "With files from Ostpress"
    )

    def span(words: str) -> Span:
        return Span("r", text.index(words), text.index(words) + len(words))

    last = span("With files from Ostpress")
    report = Report(
        "r",
        "r.txt",
        "0",
        text,
        headings=(span("KEY FIGURES"), span("RESPONSE")),
        credits=(Credit("Ostpress", "wire", last),),
        furniture=(Furniture("masthead", span("River Aid Mission (RAM)")), Furniture("sign-off", last)),
    )
    assert shown(report) == ["org: River Aid Mission < RAM", "place: Velden", "outlet: Ostpress"]


def test_roles() -> None:
    text = (
        "The union's spokesman, Otto Reyn, spoke. Transport Minister Lisa Moor left. "
        "Paul Kest, head of the port, slept."
    )
    roles = [name.role for name in Rules().parse(Report("r", "r.txt", "0", text)).names]
    assert roles == ["union's spokesman", "Transport Minister", "head of the port"]


def test_headlines_and_furniture_only_repeat_names() -> None:
    text = "Big Fire Burns In Velden Harbour District\nA fire burned in Velden.\nRead Top Ten Tips Here\nBy Lisa Moor"
    tips, by = text.index("Read"), text.index("By Lisa")
    report = Report(
        "r",
        "r.txt",
        "0",
        text,
        title=Span("r", 0, text.index("\n")),
        byline=Span("r", by, len(text)),
        furniture=(Furniture("related", Span("r", tips, by - 1)),),
    )
    assert shown(report) == ["place: Velden", "person: Lisa Moor"]


def test_every_feature_says_what_it_sees() -> None:
    assert all(feature.sees.__doc__ and feature.weight for feature in RECIPE)


@pytest.mark.parametrize("text", ["", "A", "THE", "’s", "Al-", "of Of", "محمد قال", "(((", "Mr", "J. K.", "7th"])
def test_odd_texts_are_read(text: str) -> None:
    Rules().parse(Report("r", "r.txt", "0", text))

from __future__ import annotations

import pytest

from secondsource.claims.identity.entities import unite_entities
from secondsource.language.rules import Rules
from secondsource.model.report import Report


def united(*texts: str) -> list[set[str]]:
    """The spellings of every entity of a pile."""
    reports = [Report(f"r{i}", f"{i}.txt", str(i), text) for i, text in enumerate(texts)]
    parses = [Rules().parse(report) for report in reports]
    found = unite_entities(reports, parses)
    turned = unite_entities(reports[::-1], parses[::-1])
    assert found == turned, "the order of the reports must not matter"
    return [{variant.form for variant in entity.variants} for entity in found]


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        (["Mayor Otto Reyn spoke.", "Mr Reyn wept in Velden."], {"Otto Reyn", "Reyn"}),
        (["Mayor Karim Haddad spoke.", "Mayor Kareem Hadad spoke."], {"Karim Haddad", "Kareem Hadad"}),
        (["A quake shook Karvin, in Karvin.", "A quake shook the town of Carveen."], {"Karvin", "Carveen"}),
        (["Doctor Lisa Moor spoke.", "Doctor Lisa Mohr spoke."], {"Lisa Moor", "Lisa Mohr"}),
        (
            ["Ann Brook, chief engineer of the dam, spoke.", "Ann Stream, chief engineer of the dam, spoke."],
            {"Ann Brook", "Ann Stream"},
        ),
        (["The River Workers Union met.", "The RWU met again."], {"River Workers Union", "RWU"}),
        (["The Velden Herald said so.", "He told the Herald."], {"Velden Herald", "Herald"}),
        (["Troops left Ruvonia.", "Two Ruvonian soldiers came."], {"Ruvonia", "Ruvonian"}),
    ],
)
def test_united(texts: list[str], together: set[str]) -> None:
    assert together in united(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["Minister Anna Kest spoke.", "Teacher Paul Kest spoke."],
        ["Captain Jan Moor spoke.", "Captain Jon Moor spoke."],
        ["Troops left Niger.", "Troops left Nigeria."],
        ["He lives in Morva, near Marva.", "She lives in Velden."],
    ],
)
def test_kept_apart(texts: list[str]) -> None:
    assert all(len(forms) == 1 for forms in united(*texts))


def test_one_surname_of_two_people_stays_alone() -> None:
    assert {"Kest"} in united("Minister Anna Kest spoke.", "Teacher Paul Kest spoke.", "Mr Kest wept.")

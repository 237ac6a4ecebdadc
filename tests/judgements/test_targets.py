from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.judgements.bench import Bench

from secondsource.dossier.targets import check, found, target
from secondsource.errors import BadInput
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import TargetKind

Plain = Callable[[str], Dossier]


@pytest.mark.parametrize(
    ("kind", "names", "words"),
    [
        ("edge", ("A-B",), ["", ""]),
        ("edge", ("edge-7be58eabc2",), ["", ""]),
        ("edge", ("F", "D"), ["", ""]),
        ("date", ("E",), [""]),
        ("furniture", ("A:19-24",), ["World"]),
        ("furniture", ("A.s2",), ["World"]),
        ("status", ("claim-218a5e057e",), ["At least 15 civilians"]),
        ("claim", ("claim-218a5e057e", "claim-1e003d6e36"), ["At least 15 civilians", "19"]),
        ("claim", ("A:497-567", "C:610-674"), None),
        ("identity", ("source-5d45fc16ac", "source-7dab9e28a5"), None),
        ("identity", ("entity-5e94c89323",), ["FVM", "Free Valleys Movement"]),
        ("identity", ("F:632-642", "C:556-566"), ["Otmar Ruus", "Otmar Russ"]),
        ("place", ("entity-8844757f59",), ["Kessary"]),
        ("place", ("place-cf13f2ad66",), ["Kessary"]),
    ],
)
def test_names_lead_to_words_and_back(
    town: Bench, plain: Plain, kind: TargetKind, names: tuple[str, ...], words: list[str] | None
) -> None:
    dossier = plain("pass-town")
    ids = town.report_ids(dossier)
    meant = target(dossier, ids, kind, names)
    texts = {ids[report.id]: report.text for report in dossier.reports}
    assert all(texts[a.report][a.start : a.end] == a.quote for a in meant.at)
    if words is not None:
        assert sorted(a.quote for a in meant.at) == sorted(words)
    touched = found(dossier, ids, meant)
    for name in names:
        if name.split("-")[0] in ("edge", "claim", "entity", "place", "source") and kind != "place":
            assert name in touched
    # The names of an edition go, the anchors stay.
    assert found(dossier, {}, meant) == ()


def test_child_and_parent_keep_their_order(town: Bench, plain: Plain) -> None:
    dossier = plain("pass-town")
    ids = town.report_ids(dossier)
    assert [a.report for a in target(dossier, ids, "edge", ["B", "A"]).at] == [ids["B"], ids["A"]]
    assert [a.report for a in target(dossier, ids, "edge", ["A-B"]).at] == [ids["A"], ids["B"]]


@pytest.mark.parametrize(
    ("kind", "names", "value", "told"),
    [
        ("edge", ("A", "A"), "", "name an edge"),
        ("edge", ("A",), "", "name an edge"),
        ("edge", (), "", "given: nothing"),
        ("edge", ("A-B",), "cousins", "derived or siblings"),
        ("edge", ("claim-218a5e057e",), "", "name an edge"),
        ("edge", ("Z", "A"), "", "nothing in this dossier"),
        ("date", ("E",), "tomorrow", "2026-05-12"),
        ("date", ("E",), "2026-02-30", "2026-05-12"),
        ("date", ("E",), "2026-05-14/2026-05-12", "2026-05-12"),
        ("date", ("A-B",), "", "name a report"),
        ("status", ("claim-218a5e057e",), "true", "single-origin"),
        ("status", ("E",), "", "name a claim"),
        ("place", ("entity-8844757f59",), "north of here", "degrees"),
        ("place", ("entity-8844757f59",), "91,0", "degrees"),
        ("place", ("A:0-8",), "", "a mention of a place"),
        ("furniture", ("A",), "", "a stretch of a report"),
        ("furniture", ("A:5-5",), "", "characters"),
        ("furniture", ("A:0-999999",), "", "characters"),
        ("furniture", ("Q:0-9",), "", "no report is called Q"),
        ("identity", ("source-5d45fc16ac",), "", "name two entities"),
        ("claim", ("claim-218a5e057e",), "", "name two claims"),
        ("weather", ("A",), "", "cannot be judged"),
    ],
)
def test_what_cannot_be_judged_is_told(
    town: Bench, plain: Plain, kind: TargetKind, names: tuple[str, ...], value: str, told: str
) -> None:
    dossier = plain("pass-town")
    with pytest.raises(BadInput, match=told):
        target(dossier, town.report_ids(dossier), kind, names, value)


@pytest.mark.parametrize(
    ("kind", "told"), [("status", "single-origin"), ("date", "2026-05-12"), ("place", "degrees"), ("weather", "judged")]
)
def test_yes_without_what_it_is_says_nothing(kind: TargetKind, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        check(kind, "positive", "")
    for other in ("edge", "identity", "claim", "furniture"):
        check(other, "positive", "")  # type: ignore[arg-type]
    check("date", "negative", "")


def test_of_a_text_that_nobody_has_seen_only_siblings_can_be_said(fire: Bench, plain: Plain) -> None:
    fire.named(plain("warehouse-fire"), "edge", "F", "G", value="siblings")
    dossier = fire.run()
    (unseen,) = dossier.lineage.hypothetical
    edge = next(e for e in dossier.lineage.edges if e.parent == unseen.id)
    ids = fire.report_ids(dossier)
    assert target(dossier, ids, "edge", [edge.id]).value == "siblings"
    assert target(dossier, ids, "edge", [edge.id], "siblings").value == "siblings"
    with pytest.raises(BadInput, match="siblings"):
        target(dossier, ids, "edge", [edge.id], "derived")

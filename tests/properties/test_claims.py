"""Laws of the claims stage: copies add no origin, order changes nothing, every span is words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.pile import Line, Pile, Sheet

WORDS = st.lists(
    st.sampled_from(["bridge", "river", "mayor", "flood", "sluice", "broke", "warned", "boats", "village", "pumps"]),
    min_size=4,
    max_size=9,
).map(" ".join)
SPEAKERS = st.sampled_from(["", "Council of Tarn", "Water board", "a resident", "Mayor of the Council of Tarn"])
COUNTS = st.sampled_from(["", "three people", "four people"])
VALUES = {"three people": 3.0, "four people": 4.0}


@st.composite
def lines(draw: st.DrawFn) -> Line:
    counted = draw(COUNTS)
    text = f"{draw(WORDS)} {counted}".strip()
    counts = ((counted, "killed", VALUES[counted], ""),) if counted else ()
    blast = draw(st.sampled_from(["", "", text.split()[0]]))
    return Line(text, draw(SPEAKERS), draw(st.sampled_from(["assert", "deny", "admit"])), counts, blast)


SHEETS = st.lists(
    st.builds(
        Sheet,
        st.sampled_from(["Daily Sluice", "Tarn Radio", "Wire One", "Evening Weir"]),
        st.sampled_from(["2031-05-01", "2031-05-02"]),
        st.lists(lines(), min_size=1, max_size=5, unique_by=lambda line: line.text).map(tuple),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda sheet: sheet.outlet,
)
KINDS = {"a resident": "anonymous", "Mayor of the Council of Tarn": "person"}


@settings(max_examples=60, deadline=None)
@given(SHEETS)
def test_a_verbatim_copy_never_adds_an_origin(sheets: list[Sheet]) -> None:
    copy = replace(sheets[0], outlet="Copy Cat", copies=sheets[0].outlet)
    before = {claim_key(claim): claim for claim in Pile(sheets, KINDS).claims()}
    for claim in Pile([*sheets, copy], KINDS).claims():
        was = before[claim_key(claim)]
        assert (claim.origins, claim.status) == (was.origins, was.status), claim.proposition


def claim_key(claim):  # type: ignore[no-untyped-def]
    """The members outside the copy."""
    cat = Pile([]).id_of(Sheet("Copy Cat", "", ()))
    return frozenset((m.span, m.figure) for m in claim.members if m.report != cat)


@settings(max_examples=60, deadline=None)
@given(SHEETS, st.randoms())
def test_the_order_of_reports_changes_nothing(sheets: list[Sheet], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(sheets)
    random.shuffle(mixed)
    left, right = Pile(sheets, KINDS).findings(), Pile(mixed, KINDS).findings()
    assert sorted(left.claims, key=lambda c: c.id) == sorted(right.claims, key=lambda c: c.id)
    assert left.conflicts == right.conflicts


@settings(max_examples=60, deadline=None)
@given(SHEETS)
def test_every_span_is_words_and_every_count_is_sane(sheets: list[Sheet]) -> None:
    pile = Pile(sheets, KINDS)
    length = {pile.id_of(s): len("\n".join(line.text for line in s.lines)) for s in sheets}
    findings = pile.findings()
    for claim in findings.claims:
        assert 1 <= claim.origins.low <= claim.origins.high
        assert all(0 <= m.span.start < m.span.end <= length[m.report] for m in claim.members)
    known = {claim.id for claim in findings.claims}
    for conflict in findings.conflicts:
        assert set(conflict.claims) <= known
        assert all(0 <= s.start < s.end <= length[s.report] for s in (conflict.a, conflict.b, *conflict.more))

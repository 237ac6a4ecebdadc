from __future__ import annotations

from tests.lineage.pile import REPRINT, WIRE, read

from secondsource.lineage import trace

LEAD = "WESTLAND-DAM (3rd lead)\n" + WIRE
#: Three papers that each keep another part of a text that nobody has.
STRAND = (
    "The night train to Corvel left the rails at a level crossing near Tamm shortly after midnight.",
    "Two of its five carriages slid down a slope and came to rest against the pillars of a viaduct.",
    "The driver had worked without a day of rest for three weeks, a colleague said at the depot.",
    "Farmers brought ladders and blankets and carried 31 passengers to a barn lit by tractor lamps.",
    "The signal box at Tamm was closed in 2019 to save money, and its levers went to a museum.",
    "Investigators took the recorder of the engine to a laboratory in Ostrey on Thursday evening.",
)
PAPERS = (
    "\n".join((*STRAND[:4], "Our reader Ida Quill heard the crash from her kitchen.")),
    "\n".join((*STRAND[2:], "The line stays shut until Monday.")),
    "\n".join((*STRAND[:2], *STRAND[4:], "Buses run from the market square.")),
)


def test_three_that_each_keep_another_part_stand_on_a_fourth() -> None:
    reports, parses = read(*PAPERS)
    found = trace(reports, parses)
    (ancestor,) = found.hypothetical
    assert set(ancestor.children) == {report.id for report in reports}
    assert ancestor.label == "α"
    assert ancestor.reasons
    assert {e.child for e in found.edges if e.parent == ancestor.id} == set(ancestor.children)


def test_what_is_in_the_pile_needs_no_unseen_ancestor() -> None:
    reports, parses = read(WIRE, REPRINT)
    assert trace(reports, parses).hypothetical == ()


def test_a_numbered_edition_tells_of_the_one_before() -> None:
    reports, parses = read(LEAD)
    (missing,) = trace(reports, parses).hypothetical
    assert missing.children == (reports[0].id,)
    assert "edition 2" in missing.reasons[0].detail


def test_an_edge_to_a_text_that_nobody_has_shows_the_sentences_that_siblings_share() -> None:
    reports, parses = read(*PAPERS)
    found = trace(reports, parses)
    (ancestor,) = found.hypothetical
    for edge in (e for e in found.edges if e.parent == ancestor.id):
        assert edge.direction == "known"
        assert 0.5 < edge.share <= 1 and 0 < edge.score <= 1
        assert {p.child.report for p in edge.passages} == {edge.child}
        assert {p.parent.report for p in edge.passages} < set(ancestor.children)


BALLOT = (
    "The council of Ostheim voted on Monday to close the old swimming pool at Lindenhof for good.",
    "Councillors of three parties argued for five hours before the ballot, which went 19 to 14.",
    "The pool loses 400,000 crowns a year and needs a new roof, the treasurer had told them.",
)


def test_a_mixed_report_stands_on_two_texts_and_does_not_make_them_one() -> None:
    trains = ["\n".join((*STRAND, end)) for end in ("Our reader Ida Quill heard it.", "Buses run from the market.")]
    pools = ["\n".join((*BALLOT, end)) for end in ("Swimmers wept on the stairs.", "A hall is to open in two years.")]
    mixed = "\n".join((*STRAND[:3], *BALLOT, "Both towns meet in the cup final on Sunday."))
    reports, parses = read(*trains, *pools, mixed)
    ids = [report.id for report in reports]
    found = trace(reports, parses).hypothetical
    assert {frozenset(one.children) for one in found} == {frozenset((*ids[:2], ids[4])), frozenset(ids[2:])}


def test_a_quotation_in_siblings_comes_with_the_rest_of_their_text() -> None:
    quoted = '"Nobody had ever told us that the box would stay dark for so many nights," she said.'
    siblings = ["\n".join((*STRAND[:3], quoted, *STRAND[3:], end)) for end in (PAPERS[0][-20:], PAPERS[1][-20:])]
    found = trace(*read(*siblings))
    assert len(found.hypothetical) == 1
    (common,) = [origin for origin in found.origins if len(origin.reports) == 2]
    of = {r.id: r for r in read(*siblings)[0]}
    assert all(s.origin == common.id for s in found.strands if quoted[1:30] in s.span.of(of[s.span.report].text))


def test_copies_on_either_side_of_a_seen_one_stand_on_one_text() -> None:
    """In a great pile a report is laid beside some of its copies only."""
    place = "CORVEL (Vale Wire) - " + STRAND[0]
    wire = "\n".join((place, *STRAND[1:]))
    copies = [f"CORVEL - {STRAND[0]}\n" + "\n".join(STRAND[1:]) + "\n" * n for n in range(1, 60)]
    found = trace(*read(*copies[:30], wire, *copies[30:]))
    assert len(found.origins) == 1


CITING = "State broadcaster Radio Ostrey said two guards of the depot were questioned on Friday."


def test_a_citation_that_was_handed_down_is_no_ancestor() -> None:
    """All three have the sentence from the text behind them: only that text knows the station."""
    reports, parses = read(*(f"{text}\n{CITING}\n" for text in PAPERS))
    assert [u.known_by for u in trace(reports, parses).hypothetical] == ["text"]


def test_a_copy_has_its_citations_from_what_it_copies() -> None:
    reports, parses = read(*(f"{text}\n{CITING}\n" for text in (WIRE, REPRINT)))
    assert trace(reports, parses).hypothetical == ()


def test_a_station_that_each_cites_on_its_own_is_an_ancestor_by_citation() -> None:
    other = "A bus driver asked state broadcaster Radio Ostrey to replay its midnight bulletin."
    reports, parses = read(f"{WIRE}\n{CITING}\n", f"{REPRINT}\n{other}\n")
    (station,) = trace(reports, parses).hypothetical
    assert station.known_by == "citation"
    assert station.agency == "Radio Ostrey"
    assert set(station.children) == {report.id for report in reports}
    edges = [e for e in trace(reports, parses).edges if e.parent == station.id]
    assert all(0 < e.share < 0.5 for e in edges) and len(edges) == 2

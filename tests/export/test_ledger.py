"""What became of a parent's sentences."""

from __future__ import annotations

from tests.lineage.pile import REPRINT, WIRE, read

from secondsource.export import kinship
from secondsource.export.ledger import ledger
from secondsource.lineage import trace
from secondsource.model.kinship import Kinship
from secondsource.model.lineage import Handed
from secondsource.model.reuse import Alteration
from secondsource.model.span import Span

PARENT = "The dam at Solle failed on Monday. Nine people died. Forty homes are gone. The mine is closed.\n"
CHILD = "The dam at Solle failed on Monday. Ten people died. Our reader saw it.\n"


def test_every_sentence_is_in_one_column() -> None:
    (parent, child), (parse, other) = read(PARENT, CHILD)
    spans = [s.span for s in parse.sentences], [s.span for s in other.sentences]
    nine, ten = Span(parent.id, 35, 39), Span(child.id, 35, 38)
    assert (parent.quote(nine), child.quote(ten)) == ("Nine", "Ten")
    passages = [
        Handed(spans[1][1], spans[0][1], "near", (Alteration("number", ten, nine),)),
        Handed(spans[1][0], spans[0][0], "verbatim"),
    ]
    found = ledger(passages, other.sentences, parse.sentences)
    assert [child.quote(p.child) for p in found.kept] == ["The dam at Solle failed on Monday."]
    assert [p.altered[0].kind for p in found.altered] == ["number"]
    assert [parent.quote(s) for s in found.dropped] == ["Forty homes are gone.", "The mine is closed."]
    assert [child.quote(s) for s in found.added] == ["Our reader saw it."]


def test_a_part_of_a_sentence_keeps_it_from_being_dropped() -> None:
    (parent, child), (parse, other) = read(PARENT, CHILD)
    part = Handed(Span(child.id, 4, 16), Span(parent.id, 4, 16), "partial")
    found = ledger([part], other.sentences, parse.sentences)
    assert len(found.dropped) == 3 and len(found.added) == 2


def test_nothing_shared() -> None:
    _, (parse, other) = read(PARENT, CHILD)
    found = ledger([], other.sentences, parse.sentences)
    assert len(found.dropped) == 4 and len(found.added) == 3 and not found.kept


def test_a_reprint_drops_and_keeps() -> None:
    reports, parses = read(WIRE, REPRINT)
    by_id = {p.report: p for p in parses}
    (edge,) = [e for e in trace(reports, parses).edges if e.parent in by_id]
    found = ledger(edge.passages, by_id[edge.child].sentences, by_id[edge.parent].sentences)
    assert len(found.kept) + len(found.altered) == len(edge.passages)
    touched = {span for p in edge.passages for span in (p.parent,)}
    assert not any(span.shared(other) for span in found.dropped for other in touched)


def test_the_ledger_of_an_edge_stands_in_its_json() -> None:
    reports, parses = read(WIRE, REPRINT)
    called = {report.id: (name,) for report, name in zip(reports, ("wire", "reprint"), strict=True)}
    sentences = tuple(s for parse in parses for s in parse.sentences)
    found = Kinship(tuple(reports), called, trace(reports, parses), (), sentences)
    (edge,) = [edge for edge in kinship.lineage(found)["edges"] if not edge["unseen"]]
    told = edge["ledger"]
    assert sorted([*told["kept"], *told["altered"]]) == list(range(len(edge["passages"])))
    bodies = {p.report: sum(s.kind == "body" for s in p.sentences) for p in parses}
    assert told["dropped"] and len(told["dropped"]) < max(bodies.values())
    assert all(place["start"] < place["end"] for place in (*told["dropped"], *told["added"]))

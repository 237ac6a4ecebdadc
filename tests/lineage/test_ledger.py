"""What became of a parent's sentences."""

from __future__ import annotations

from tests.lineage.pile import REPRINT, WIRE, read

from secondsource.lineage import trace
from secondsource.lineage.ledger import ledger
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
    found = ledger(passages, other, parse)
    assert [child.quote(p.child) for p in found.kept] == ["The dam at Solle failed on Monday."]
    assert [p.altered[0].kind for p in found.altered] == ["number"]
    assert [parent.quote(s) for s in found.dropped] == ["Forty homes are gone.", "The mine is closed."]
    assert [child.quote(s) for s in found.added] == ["Our reader saw it."]


def test_a_part_of_a_sentence_keeps_it_from_being_dropped() -> None:
    (parent, child), (parse, other) = read(PARENT, CHILD)
    part = Handed(Span(child.id, 4, 16), Span(parent.id, 4, 16), "partial")
    found = ledger([part], other, parse)
    assert len(found.dropped) == 3 and len(found.added) == 2


def test_nothing_shared() -> None:
    _, (parse, other) = read(PARENT, CHILD)
    found = ledger([], other, parse)
    assert len(found.dropped) == 4 and len(found.added) == 3 and not found.kept


def test_a_reprint_drops_and_keeps() -> None:
    reports, parses = read(WIRE, REPRINT)
    by_id = {p.report: p for p in parses}
    (edge,) = [e for e in trace(reports, parses).edges if e.parent in by_id]
    found = ledger(edge.passages, by_id[edge.child], by_id[edge.parent])
    assert len(found.kept) + len(found.altered) == len(edge.passages)
    touched = {span for p in edge.passages for span in (p.parent,)}
    assert not any(span.shared(other) for span in found.dropped for other in touched)

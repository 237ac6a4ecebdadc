from __future__ import annotations

from dataclasses import replace

import pytest

from secondsource.dossier.explain import explain
from secondsource.errors import BadInput
from secondsource.model.assertion import Anonymous
from secondsource.model.dossier import Dossier
from secondsource.model.span import Span

SPAN = Span("A", 0, 3)


def test_every_kind_of_thing_can_be_explained(fire: Dossier) -> None:
    things = [*fire.reports, *fire.claims, *fire.conflicts, *fire.sources, *fire.entities, *fire.statements]
    things += [*fire.figures, *fire.events, *fire.control, *fire.stories, *fire.lineage.edges]
    things += [*fire.lineage.origins, *fire.lineage.hypothetical]
    for thing in things:
        assert thing.id in explain(fire, thing.id)


def test_a_report_is_named_by_its_siglum(fire: Dossier) -> None:
    assert fire.reports[1].sha256 in explain(fire, "B")


def test_an_unknown_id_says_where_ids_are_found(fire: Dossier) -> None:
    with pytest.raises(BadInput, match="ids are shown on its pages"):
        explain(fire, "claim-nonsense")


def test_a_statement_tells_its_shades_and_its_hops(fire: Dossier) -> None:
    statement = replace(
        fire.statements[0], manner="doubts", strength="hedged", modality="open", chain=("a", "b"), hops=(SPAN, None)
    )
    told = explain(replace(fire, statements=(statement,)), statement.id)
    assert "told as: doubts, hedged, open" in told
    assert "carried from elsewhere" in told


def test_an_unnamed_source_tells_what_is_told_of_it(fire: Dossier) -> None:
    typed = (Anonymous(2, 2, SPAN, (SPAN,)), Anonymous(3, None, None, (), SPAN))
    source = replace(fire.sources[0], anonymous=typed)
    told = explain(replace(fire, sources=(source,), statements=()), source.id)
    assert "unnamed; 2 A 0-3" in told
    assert "unnamed; 3 or more" in told
    assert "    of A 0-3" in told
    assert "    knows A 0-3" in told

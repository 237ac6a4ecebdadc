from __future__ import annotations

import pytest

from secondsource.dossier.explain import explain
from secondsource.errors import BadInput
from secondsource.model.dossier import Dossier


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

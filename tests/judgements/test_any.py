"""Whatever is judged, in whatever order: the dossier holds together and says what was judged."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import get_args

import pytest
from tests.judgements.bench import Bench

from secondsource.dossier.queue import queue
from secondsource.dossier.verify import _counts, _quotes, _references, _shape
from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.claim import Status
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import TargetKind, broken

Plain = Callable[[str], Dossier]


def some(dossier: Dossier, dice: random.Random) -> Iterator[tuple[TargetKind, list[str], str]]:
    """Judgements of every kind, hardly ever sensible."""
    sigla = [report.id for report in dossier.reports]
    wordings = [f"{m.span.report}:{m.span.start}-{m.span.end}" for c in dossier.claims for m in c.members]
    while True:
        report = dice.choice(dossier.reports)
        start = dice.randrange(len(report.text) - 2)
        stretch = f"{report.id}:{start}-{min(len(report.text), start + dice.randrange(1, 200))}"
        yield "edge", dice.sample(sigla, 2), dice.choice(("derived", "siblings"))
        yield "identity", dice.sample([source.id for source in dossier.sources], 2), ""
        yield "identity", dice.sample([entity.id for entity in dossier.entities], 2), ""
        yield "claim", dice.sample(wordings, 2), ""
        yield "status", [dice.choice(dossier.claims).id], dice.choice(get_args(Status))
        yield "furniture", [stretch], dice.choice(("", "caption"))
        yield "date", [dice.choice(sigla)], dice.choice(("2026-05-12", "2026-03-07/2026-03-09", ""))
        yield "place", [dice.choice(dossier.places).id], dice.choice(("42.5,21.5 X", ""))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("example", ["pass-town", "warehouse-fire"])
def test_a_dossier_holds_together(town: Bench, fire: Bench, plain: Plain, example: str, seed: int) -> None:
    bench, before, dice = town if example == "pass-town" else fire, plain(example), random.Random(seed)
    judgements = some(before, dice)
    while len(bench.log) < 12:
        kind, names, value = next(judgements)
        if dice.random() < 0.6:
            with suppress(BadInput):
                bench.named(before, kind, *names, value=value, verdict=dice.choice(("positive", "negative")))
    assert broken(bench.log) is None
    after = bench.run()
    document = codec.encode(after)
    assert not [*_references(document)[1], *_shape(document), *_quotes(document)[1], *_counts(document)[1]]
    floors = {claim.id: claim.origins.low for claim in before.claims}
    for claim in after.claims:
        raised = claim.origins.low > floors.get(claim.id, 99)
        assert not raised or any(reason.name == "judged" for reason in claim.why)
    for kind_ in (after.entities, after.sources, after.claims, after.lineage.edges):
        ids = [thing.id for thing in kind_]
        assert len(set(ids)) == len(ids)
    assert queue(after, bench.report_ids(after))

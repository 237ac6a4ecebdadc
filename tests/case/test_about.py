"""What is asked about one thing loads no more than its stories."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.case.conftest import QUICK, TEXTS, write

from secondsource.case import Case
from secondsource.errors import BadInput
from secondsource.runner import asking


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case with two stories: a fire and a ferry."""
    folder = tmp_path_factory.mktemp("about")
    with Case.create(folder / "own.case", settings=QUICK) as case:
        case.add(write(folder / "texts", TEXTS))
        case.run()
        assert len(case.stories()) > 1
        yield case


def never(*_: object) -> None:
    pytest.fail("the whole edition was loaded")


def test_a_name_that_nothing_has_loads_nothing(two: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "whole", never)
    monkeypatch.setattr(asking, "joined", never)
    for name in ("claim-zzzz", "ZZ.s1", "ZZ-A", "nothing like it", "place-zzzz", "", "ω"):
        with pytest.raises(BadInput, match="nothing in this dossier"):
            two.explain(name)


def test_two_stories_are_joined_and_the_rest_stays_where_it_is(two: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = two.dossier()
    first, second = whole.stories[:2]
    names = (first.reports[0], second.reports[0])
    monkeypatch.setattr(asking, "whole", never)
    found = asking.about(two._at, names)
    held = {*first.reports, *second.reports}
    assert [r.id for r in found.reports] == [r.id for r in whole.reports if r.id in held]
    assert {c.id for c in found.claims} == {c.id for c in whole.claims if c.story in (first.id, second.id)}
    assert len({source.id for source in found.sources}) == len(found.sources)
    both = {e.id for e in whole.lineage.edges if {e.child, e.parent} <= held}
    assert {e.id for e in found.lineage.edges} >= both
    assert two.collate(*names).sigla == names


def test_a_place_and_a_label_lead_to_their_story(two: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = two.dossier()
    source = next(source for source in whole.sources if source.label)
    assert two.explain(source.label).text()
    monkeypatch.setattr(asking, "whole", never)
    for place in whole.places[:2]:
        assert place.id in {one.id for one in asking.about(two._at, [place.id]).places}

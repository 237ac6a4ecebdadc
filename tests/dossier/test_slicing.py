"""A story of a dossier as a dossier of its own, and all of them at once."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.dossier.slicing import cut, of_story
from secondsource.errors import BadInput
from secondsource.export import site
from secondsource.model import codec
from secondsource.model.claim import Entity, Source, Variant
from secondsource.model.dossier import Dossier
from secondsource.model.items import items
from secondsource.model.lineage import Edge, Lineage, Origin, Unseen
from secondsource.model.packed import pack, unpack
from secondsource.model.publisher import Publisher
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def both() -> Dossier:
    """Two examples in one pile."""
    places = [EXAMPLES / "warehouse-fire", EXAMPLES / "pass-town"]
    return runner.run(places, Settings(workers=1))


def test_each_story_has_its_own_and_nothing_of_others(both: Dossier) -> None:
    parts = dict(cut(both).parts)
    assert list(parts) == [story.id for story in both.stories]
    assert len(parts) > 1
    for story in both.stories:
        part = parts[story.id]
        assert part.stories == (story,)
        assert {report.id for report in part.reports} == set(story.reports)
        assert {span["report"] for span in codec.spans_of(codec.encode(part))} <= set(story.reports)
        assert part.claims == tuple(claim for claim in both.claims if claim.story == story.id)
        assert part.courses == tuple(course for course in both.courses if course.story == story.id)
        assert part.statements == tuple(s for s in both.statements if s.report in story.reports)
        assert part.lineage.edges == tuple(e for e in both.lineage.edges if e.child in story.reports)
        assert part.made == both.made
        assert part.methods == both.methods
    kept = [id_ for part in parts.values() for id_ in (e.id for e in part.events)]
    assert sorted(kept) == sorted(event.id for event in both.events)


def test_whoever_speaks_in_a_story_is_in_it(both: Dossier) -> None:
    for _, part in cut(both).parts.items():
        sources = {source.id for source in part.sources}
        assert {s.speaker for s in part.statements} <= sources | {s.speaker for s in both.statements} - {
            source.id for source in both.sources
        }
        assert {m.source for claim in part.claims for m in claim.members} - {None} <= sources
        assert {source.entity for source in part.sources} - {None} <= {entity.id for entity in part.entities}


def test_pages_of_every_story_are_made(both: Dossier, tmp_path: Path) -> None:
    for story, part in cut(both).parts.items():
        site.render(unpack(Dossier, pack(part)), tmp_path / story)
        made = (tmp_path / story / "index.html").read_text(encoding="utf-8")
        assert all(report.id in made for report in part.reports)


def test_a_pile_of_one_story_is_its_story(fire: Dossier, pass_town: Dossier, tmp_path: Path) -> None:
    for name, whole in (("fire", fire), ("town", pass_town)):
        assert len(whole.stories) == 1
        part = of_story(whole, whole.stories[0].id)
        for field in fields(Dossier):
            if field.name != "skipped":
                assert getattr(part, field.name) == getattr(whole, field.name), field.name
        site.render(replace(whole, skipped=()), tmp_path / name / "whole")
        site.render(part, tmp_path / name / "part")
        pages = sorted(path.relative_to(tmp_path / name / "whole") for path in (tmp_path / name / "whole").rglob("*.*"))
        for page in pages:
            assert (tmp_path / name / "part" / page).read_bytes() == (tmp_path / name / "whole" / page).read_bytes()


def test_homes_run_beside_the_items(both: Dossier) -> None:
    made = cut(both)
    seen: dict[str, int] = {}
    for one in items(both):
        at = seen.setdefault(one.kind, 0)
        seen[one.kind] += 1
        homes = made.homes[one.kind][at]
        if one.kind in ("claims", "courses", "knowledge"):
            assert homes == (one.noun.story,)
        if one.kind in ("made", "methods", "skipped"):
            assert homes == ()
    assert {kind: len(homes) for kind, homes in made.homes.items() if homes} == seen


def test_what_lies_in_several_stories_is_cut(both: Dossier) -> None:
    one, other = (story.id for story in both.stories[:2])
    a, b = both.stories[0].reports[0], both.stories[1].reports[0]
    pair = (Span(a, 0, 3), Span(b, 0, 3))
    entity = Entity("entity-x", "Orra", "org", (Variant("Orra", pair), Variant("ORRA", pair[1:])))
    why = (Reason("same", 1.0, "One name.", pair), Reason("there", 1.0, "In the other.", pair[1:]))
    source = Source("source-x", "the Orra group", "organisation", "entity-x", ("speaker-1", "speaker-2"), why)
    unseen = Unseen("Ω", "Ω", (a, b), reasons=(Reason("credit", 1.0, "Both name it.", pair),), held=pair)
    lineage = Lineage(
        (
            Edge("edge-1", b, a, "near", "known", False, 0.5, 0.9),
            Edge("edge-2", b, "Ω", "near", "known", False, 0.5, 0.9),
        ),
        (unseen,),
        (Origin("origin-1", "an agency", (a, b)),),
    )
    publisher = Publisher("publisher-x", "Orra Post", None, (a, b), "by name")
    said = replace(next(s for s in both.statements if s.report == b), speaker="source-x")
    whole = replace(
        both,
        entities=(entity,),
        sources=(source,),
        lineage=lineage,
        publishers=(publisher,),
        statements=(said,),
    )
    made = cut(whole)
    here, there = made.parts[one], made.parts[other]
    assert made.homes["edges"] == [(), (other,)]
    assert here.lineage.edges == ()
    assert [edge.id for edge in there.lineage.edges] == ["edge-2"]
    assert here.lineage.hypothetical[0].children == (a,)
    assert there.lineage.hypothetical[0].held == pair[1:]
    assert there.lineage.hypothetical[0].reasons[0].spans == pair[1:]
    assert [origin.reports for origin in (*here.lineage.origins, *there.lineage.origins)] == [(a,), (b,)]
    assert [p.reports for p in (*here.publishers, *there.publishers)] == [(a,), (b,)]
    assert [variant.form for variant in here.entities[0].variants] == ["Orra"]
    assert [variant.mentions for variant in there.entities[0].variants] == [pair[1:], pair[1:]]
    assert [reason.name for reason in here.sources[0].reasons] == ["same"]
    assert [reason.name for reason in there.sources[0].reasons] == ["same", "there"]
    assert here.sources[0].speakers == there.sources[0].speakers == ()
    assert made.homes["sources"] == [(one, other)]


def test_a_story_is_found_under_an_id_that_it_took_over(both: Dossier) -> None:
    first = both.stories[0]
    whole = replace(both, stories=(replace(first, redirects=("story-old",)), *both.stories[1:]))
    assert of_story(whole, "story-old").stories[0].id == first.id
    with pytest.raises(BadInput, match="story-none"):
        of_story(whole, "story-none")


def test_reports_without_a_story_are_in_none(fire: Dossier) -> None:
    made = cut(replace(fire, stories=()))
    assert not made.parts
    assert set(made.homes["claims"]) == {()}

"""Where changes of control and named things lie."""

from __future__ import annotations

from secondsource.claims.identity.entities import unite_entities
from secondsource.claims.world.located import located, where_of
from secondsource.model.assertion import Assertions, ControlMention
from secondsource.model.parse import Name, Parse
from secondsource.model.place import PlaceMention, Site
from secondsource.model.report import Report
from secondsource.model.span import Span

ORM = Site("supplement:orm", "Orm", 10.0, 20.0, "settlement", 3.0, "SY")
FAR = Site("supplement:orm-2", "Orm", 50.0, 20.0, "settlement", 3.0, "DE")


def mention(report: str, site: Site | None, sure: float = 0.9) -> PlaceMention:
    return PlaceMention(f"p-{report}", report, Span(report, 0, 3), "Orm", site, "exact" if site else None, sure)


def entity_country(*sites: Site | None) -> str | None:
    reports = [Report(f"r{k}", f"r{k}.txt", "", "Orm fell.") for k in range(len(sites))]
    parses = [Parse(r.id, "none", names=(Name(Span(r.id, 0, 3), "place", "orm", "Orm"),)) for r in reports]
    said = [Assertions(r.id, places=(mention(r.id, site),)) for r, site in zip(reports, sites, strict=True)]
    (entity,) = unite_entities(reports, parses, said)
    assert (entity.lat is None) == (entity.country is None)
    return entity.country


def test_a_place_has_the_site_that_most_reports_give() -> None:
    assert entity_country(ORM, ORM, FAR, None) == "SY"


def test_a_place_that_the_reports_put_elsewhere_each_has_none() -> None:
    assert entity_country(ORM, FAR) is None
    assert entity_country(None) is None


def test_a_change_of_control_lies_where_its_words_name_a_place() -> None:
    told = ControlMention("c", "r", Span("r", 0, 9), "the eastern half of Orm", None, None, "assert")
    known = located([Assertions("r", places=(mention("r", ORM),))])
    place = where_of(told.place, [told], known)
    assert place and (place.lat, place.kind, place.gazetteer_id) == (10.0, "settlement", "supplement:orm")
    assert where_of("the barracks", [told], known) is None

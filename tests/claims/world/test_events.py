from __future__ import annotations

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.world.events import merge_events
from secondsource.model.assertion import Assertions, EventMention, Mood, Place, When
from secondsource.model.claim import Cast
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Published, Report
from secondsource.model.span import Span
from secondsource.model.story import Story


def report(id_: str, day: str) -> Report:
    return Report(id_, f"{id_}.txt", "", "x" * 90, published=Published(day, day, day, "day"))


def mention(
    id_: str, at: int, label: str = "attack", day: str = "", place: str = "", mood: Mood = "asserted"
) -> EventMention:
    when = When(day, day) if day else None
    where = Place(place) if place else None
    return EventMention(
        f"m-{id_}-{at}", id_, Span(id_, at, at + 5), "ASSAULT", label, ("rebels",), (), where, when, mood=mood
    )


def merged(*mentions: EventMention):  # type: ignore[no-untyped-def]
    reports = [report("a", "2030-02-03"), report("b", "2030-02-04")]
    said = [Assertions(r.id, events=tuple(m for m in mentions if m.report == r.id)) for r in reports]
    trail = Trail(Lineage(), [Parse(r.id, "rules") for r in reports])
    return merge_events([Story("s", "A story", ("a", "b"))], reports, said, Cast(), trail)


def test_one_happening_over_two_reports() -> None:
    (event,) = merged(mention("a", 0, day="2030-02-02", place="Orm"), mention("b", 7))
    assert [span.report for span in event.mentions] == ["a", "b"]
    assert (event.date.earliest, event.place and event.place.name) == ("2030-02-02", "Orm")


def test_another_day_is_another_happening() -> None:
    assert len(merged(mention("a", 0, day="2030-02-02"), mention("b", 7, day="2030-01-02"))) == 2


def test_what_is_only_denied_or_imagined_is_no_event() -> None:
    assert merged(mention("a", 0, mood="denied"), mention("b", 7, mood="hypothetical")) == ()


def test_without_a_stated_day_the_report_bounds_it() -> None:
    (event,) = merged(mention("b", 7))
    assert (event.date.earliest, event.date.latest) == ("2030-02-03", "2030-02-04")

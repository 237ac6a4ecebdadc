"""What each policy makes of a handful of points."""

from __future__ import annotations

import pytest

from secondsource.claims.figures.policies import POLICIES, acled, latest, range_, ucdp
from secondsource.model.assertion import Qualifier, SourceKind, When
from secondsource.model.course import DEFAULT_POLICY, POLICY_MEANS, Point, Standing, told
from secondsource.model.span import Span


def point(
    value: float | None,
    day: str,
    origin: str,
    *,
    kind: SourceKind | None = "organisation",
    low: float | None = None,
    high: float | None = None,
    qualifier: Qualifier = "exact",
    standing: Standing = "stands",
    main: bool = False,
) -> Point:
    report = f"report of {origin} {day}"
    low, high = (value if low is None else low), (value if high is None else high)
    return Point(
        f"point {report} {value}",
        report,
        (Span(report, 0, 2),),
        value,
        low,
        high,
        qualifier,
        When(day, day),
        standing=standing,
        source=origin,
        kind=kind,
        origins=(origin,),
        main=main,
    )


PORT = point(11, "2031-05-02", "port")
CLINIC = point(14, "2031-05-02", "clinic")
CLINIC_AGAIN = point(14, "2031-05-02", "mayor")
DOZENS = point(None, "2031-05-02", "crew", kind="collective", low=24, high=99, qualifier="vague")
RUMOUR = point(40, "2031-05-03", "rumour", kind="anonymous")
OLD = point(5, "2031-05-01", "port", standing="superseded")


def test_every_policy_is_named_and_explained() -> None:
    assert list(POLICIES) == list(POLICY_MEANS) and DEFAULT_POLICY in POLICIES
    assert [policy([PORT]).policy for policy in POLICIES.values()] == list(POLICIES)


@pytest.mark.parametrize("policy", POLICIES.values())
def test_no_policy_makes_a_number_up(policy: object) -> None:
    assert callable(policy)
    found = policy([PORT, CLINIC, OLD])
    assert {found.low, found.high} <= {11, 14} and found.best in (11, 14, None)
    nothing = policy([])
    assert (nothing.low, nothing.best, nothing.high) == (None, None, None)


def test_the_range_is_of_all_that_stands_and_picks_none() -> None:
    found = range_([OLD, PORT, CLINIC, RUMOUR])
    assert (found.low, found.best, found.high, found.open) == (11, None, 40, False)
    assert range_([PORT, DOZENS]).high == 99 and range_([PORT, DOZENS]).open


def test_ucdp_takes_what_most_origins_give_between_the_reliable_ends() -> None:
    found = ucdp([PORT, CLINIC, CLINIC_AGAIN, RUMOUR])
    assert (found.low, found.best, found.high) == (11, 14, 14)
    assert set(found.points) == {CLINIC.id, CLINIC_AGAIN.id}
    assert ucdp([RUMOUR]).best == 40  # where nobody else speaks
    assert told(ucdp([PORT, CLINIC, CLINIC_AGAIN])) == "14 (11–14)"


def test_copies_of_one_origin_count_once() -> None:
    copies = [point(11, f"2031-05-0{n}", "port") for n in (2, 3, 4)]
    assert ucdp([*copies, CLINIC, CLINIC_AGAIN]).best == 14


def test_what_a_report_mainly_tells_of_outweighs_what_it_mentions() -> None:
    main = point(3, "2031-05-02", "paper", kind=None, main=True)
    aside = Point(
        **{**{name: getattr(main, name) for name in Point.__slots__}, "id": "aside", "value": 90.0, "main": False}
    )
    assert ucdp([main, aside]).best == 3


def test_a_vague_word_never_becomes_exact() -> None:
    assert ucdp([DOZENS]).best is None
    assert told(ucdp([DOZENS])) == "24–99 or more"
    assert latest([DOZENS, PORT]).best == 11 and latest([DOZENS, PORT]).high == 11


@pytest.mark.parametrize(("low", "high", "coded"), [(24, 99, 12), (20, 99, 10), (200, 1999, 100), (3, 9, 3)])
def test_acled_counts_vague_words_by_its_conventions_and_says_so(low: float, high: float, coded: float) -> None:
    found = acled([point(None, "2031-05-02", "crew", low=low, high=high, qualifier="vague")])
    assert found.best == coded and found.low == coded
    assert "by convention" in found.why


def test_acled_is_conservative_until_somebody_as_well_placed_knows_better() -> None:
    assert acled([PORT, CLINIC]).best == 11
    later = point(14, "2031-05-03", "clinic")
    assert acled([PORT, later]).best == 14
    assert acled([PORT, RUMOUR]).best == 11  # later, but nobody knows from whom


def test_the_latest_is_the_last_word_of_each_origin() -> None:
    again = point(17, "2031-05-04", "port")
    found = latest([PORT, CLINIC, again])
    assert (found.low, found.best, found.high) == (14, 17, 17)
    assert found.points == (again.id,)


def test_the_order_of_the_points_changes_nothing() -> None:
    points = [PORT, CLINIC, CLINIC_AGAIN, DOZENS, RUMOUR, OLD]
    for policy in POLICIES.values():
        assert policy(points) == policy(points[::-1])

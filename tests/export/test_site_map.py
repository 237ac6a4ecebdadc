"""The map's window, and what it shows of the world."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from secondsource.export.site.outline import outline
from secondsource.export.site.projection import LEAST_KM, apart, bar, view
from secondsource.model.place import Site


def test_every_point_is_in_its_window_with_room_around_it() -> None:
    points = [(36.2, 37.1), (35.9, 36.6), (33.5, 36.3)]
    shown = view(points, 1000)
    for lat, lon in points:
        x, y = shown.place(lat, lon)
        assert 100 < x < 900 and 0.1 * shown.height < y < 0.9 * shown.height
    assert 400 <= shown.height <= 720


def test_north_is_up_and_east_is_right() -> None:
    shown = view([(10, 20), (12, 22)], 1000)
    (west, south), (east, north) = shown.place(10, 20), shown.place(12, 22)
    assert west < east and north < south


def test_a_length_is_the_same_in_both_directions() -> None:
    shown = view([(60, 10), (60, 14)], 1000)
    (x, y), (x1, _), (_, y1) = shown.place(60, 12), shown.place(60, 12.5), shown.place(60.25, 12)
    assert x1 - x == pytest.approx(y - y1, rel=0.03)  # at 60 degrees a degree of longitude is half as long


def test_one_point_is_not_looked_at_more_closely_than_it_is_known() -> None:
    shown = view([(48.0, 2.0)], 1000)
    assert shown.length(LEAST_KM) < 1000
    km, units = bar(shown)
    assert units == pytest.approx(shown.length(km), abs=0.1) and units <= 1000 / 6


def test_the_date_line_is_no_edge() -> None:
    shown = view([(0, 179.0), (0, -179.0)], 1000)
    assert shown.east - shown.west < 5
    assert 0 < shown.place(0, 179.0)[0] < shown.place(0, -179.0)[0] < 1000


def test_without_a_point_there_is_no_map() -> None:
    with pytest.raises(ValueError, match="point"):
        view([], 1000)


def test_land_and_borders_are_cut_to_the_window() -> None:
    shown = view([(33.0, 35.5), (34.5, 36.5)], 1000)
    drawn = outline(shown)
    assert {"Lebanon", "Syria"} <= {name for _, _, name in drawn.names}
    for path in (drawn.land, drawn.border):
        starts = [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path)]
        assert starts
        assert all(-60 <= x <= 1060 and -60 <= y <= shown.height + 60 for x, y in starts)
    assert drawn.land.count("M") == drawn.land.count("z")


def test_open_sea_has_neither() -> None:
    assert outline(view([(-30.0, -120.0)], 1000)).land == ""


def test_a_map_of_the_world_stays_light() -> None:
    drawn = outline(view([(60, -150), (-40, 170), (0, 0)], 1080))
    assert "Brazil" in {name for _, _, name in drawn.names}
    assert len(drawn.land) + len(drawn.border) < 400_000


def test_land_runs_on_over_the_date_line_and_around_the_pole() -> None:
    east, pole = (
        outline(view([(66.0, 178.0), (66.0, -176.0)], 1000)),
        outline(view([(-85.0, 0.0), (-60.0, 170.0)], 1000)),
    )
    assert "Russia" in {name for _, _, name in east.names}
    assert "Antarctica" in {name for _, _, name in pole.names}
    for path in (east.land, pole.land):
        steps = [abs(float(dx)) for dx, dy in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.replace("l", " ")) if dy == "0"]
        assert max(steps) <= 1000 + 2 * 6  # no line across what lies outside of the window


def test_places_on_either_side_of_the_date_line_are_near() -> None:
    east, west = Site("a", "A", 0.0, 179.5, "settlement", 1.0), Site("b", "B", 0.0, -179.5, "settlement", 1.0)
    assert apart(east, west) == pytest.approx(111.2, abs=0.5)
    assert apart(replace(east, lat=60.0), replace(west, lat=60.0)) == pytest.approx(55.6, abs=0.5)

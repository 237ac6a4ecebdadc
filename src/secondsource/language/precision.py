"""How exact the value of a time is."""

from __future__ import annotations

_PRECISION = {"S": "second", "M": "minute", "H": "hour"}
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "Q": "season", "E": "decade"}


def precision_of(value: str) -> str:
    """How exact a TIMEX3 value is: minute, part, day, week, month, season, year, decade; "range" from one to another;
    the unit of a duration."""
    if value.endswith("_REF"):
        return "vague"
    first, _, last = value.partition("/")
    if last and first.partition("T")[0] != last.partition("T")[0]:
        return "range"
    value = first
    if value.startswith("P"):
        return _PRECISION.get(value[-1], "day") if "T" in value else _UNITS.get(value[-1], "day")
    if "T" in value:
        return "minute" if ":" in value else "part"
    if "W" in value:
        return "season" if value.endswith("WI") else "day" if value[-1].isdigit() and value.count("-") == 2 else "week"
    shapes = {2: "century", 3: "decade", 4: "decade" if value[3:] == "X" and value != "XXXX" else "year", 10: "day"}
    return shapes.get(len(value), "month" if value[-2:].isdigit() or value[-2:] == "XX" else "season")

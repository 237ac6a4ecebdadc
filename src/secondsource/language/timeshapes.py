"""The shapes of pieces with digits: a day, a year, a clock time, ..."""

from __future__ import annotations

#: The shapes of numbers, as the names under which forms speak of them; a number can have several.
SHAPES = {
    "zero": frozenset({"number", "hour"}),
    "hour": frozenset({"number", "hour", "day"}),
    "day": frozenset({"number", "day"}),
    "number": frozenset({"number"}),
    "dotted": frozenset({"number", "dotted"}),
    "modern": frozenset({"number", "year", "modern", "hhmm"}),
    "modern only": frozenset({"number", "year", "modern"}),
    "old": frozenset({"number", "year", "hhmm"}),
    "old only": frozenset({"number", "year"}),
    "hhmm": frozenset({"number", "hhmm"}),
}
#: Shapes of pieces that have one only.
SINGLE = ("iso", "figures", "clock", "nth", "decade", "short_year", "fraction", "half_day")


def shape_of(piece: str) -> frozenset[str] | None:
    """The shape of a piece that begins with a digit or an apostrophe; None when it has none."""
    tail = piece[-1]
    if tail in "m." or piece[:3].lower() in ("a.m", "p.m"):
        return frozenset({"half_day"}) if piece[0] in "ap" else None
    if tail == "s":
        digits = "".join(sign for sign in piece if sign.isdecimal())
        return frozenset({"decade"}) if len(digits) in (2, 4) and digits[-1] == "0" else None
    if piece[0] in "'’`":
        return frozenset({"short_year"}) if len(piece) == 3 else None
    if not piece[0].isdigit():
        return None
    if ":" in piece and len(piece) <= 8:
        return frozenset({"clock"})
    if "/" in piece and len(piece) == 3:
        return frozenset({"fraction"})
    if tail.isalpha() and not tail.isupper():
        return frozenset({"nth"})
    if len(piece) >= 8 and not piece.replace(",", "").replace(".", "", 1).isdigit():
        return frozenset({"iso" if piece[:4].isdigit() else "figures"})
    return SHAPES[_number_shape(piece)]


def _number_shape(piece: str) -> str:
    if not piece.isdecimal():
        hour, _, minute = piece.partition(".")
        is_clock = hour.isdecimal() and int(hour) <= 24 and len(minute) == 2 and minute < "60" and len(hour) <= 2
        return "dotted" if is_clock else "number"
    value = int(piece[:9])
    if len(piece) <= 2:
        return "zero" if value == 0 else "hour" if value <= 24 else "day" if value <= 31 else "number"
    if len(piece) != 4:
        return "number"
    is_clock = value <= 2400 and value % 100 < 60
    if 1900 <= value < 2060:
        return "modern" if is_clock else "modern only"
    if 1000 <= value <= 2199:
        return "old" if is_clock else "old only"
    return "hhmm" if is_clock else "number"

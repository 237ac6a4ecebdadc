"""What a figure allows: its number, its bounds, whom it counts."""

from __future__ import annotations

from secondsource.model.assertion import Figure

#: Classes that may stand for one another, or for people at large.
GENERAL = frozenset({"", "person", "people"})


def bounds(figure: Figure) -> tuple[float, float] | None:
    """The least and the greatest number that a figure allows, None when it gives none.

    "About" is read as ten per cent either way, "at least" and "dozens" as open above, "up to" as open below.
    """
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    if figure.qualifier == "vague" and low is not None:
        return low, float("inf")
    if figure.qualifier == "at-least" and low is not None:
        return low, high if high is not None and high > low else float("inf")
    if figure.qualifier == "up-to" and high is not None:
        return 0.0, high
    if low is None or high is None:
        return None
    if figure.qualifier == "about":
        return low * 0.9, high * 1.1
    return low, high


def number(figure: Figure) -> float | None:
    """The number as stated: the value, else the end of the range that is given."""
    return figure.value if figure.value is not None else figure.low if figure.low is not None else figure.high


def same_class(left: Figure, right: Figure) -> bool:
    """Whether the counted people may be the same: one class, or one of the two says nothing of it."""
    a, b = (left.victim_class or "").lower(), (right.victim_class or "").lower()
    return a == b or a in GENERAL or b in GENERAL


#: From here on a number is rarely met twice by chance in one story.
TELLING = 13


def is_telling(figure: Figure) -> bool:
    """Whether the number alone tells whom a count of people is about, when its words do not say what became of them."""
    value = figure.value
    exact = figure.qualifier == "exact" and value is not None
    return exact and figure.unit == "person" and (value or 0) >= TELLING and (value or 0) % 10 > 0

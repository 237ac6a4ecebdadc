"""What speaks for it that two reports tell one story. Each feature takes pairs and gives a number for each; its
docstring is the reason.

Cosines come as their square roots: what two reports have in common at all tells more than how much of it.
"""

from __future__ import annotations

import numpy as np

from secondsource.stories.bags import Array
from secondsource.stories.pairs import Pairs

#: A report that reaches this cosine with no other is near to none: in a pile of two, each would be nearest to the
#: other. By hand; 0.15 and 0.35 differ by a few tenths of a point in large piles.
LIKE = 0.25


def opening(pairs: Pairs) -> Array:
    """Both begin with the same news."""
    return np.sqrt(pairs.cosines["opening"])


def headline(pairs: Pairs) -> Array:
    """Headlines and page addresses have words in common."""
    return np.sqrt(pairs.cosines["headline"])


def phrases(pairs: Pairs) -> Array:
    """The same words stand beside one another."""
    return np.sqrt(pairs.cosines["phrases"])


def names(pairs: Pairs) -> Array:
    """Both name the same things."""
    return np.sqrt(pairs.cosines["names"])


def people(pairs: Pairs) -> Array:
    """People in both have names in common."""
    return np.sqrt(pairs.cosines["people"])


def persons(pairs: Pairs) -> Array:
    """Both name the same people in full."""
    return np.sqrt(pairs.cosines["persons"])


def places(pairs: Pairs) -> Array:
    """Both name the same places."""
    return np.sqrt(pairs.cosines["places"])


def numbers(pairs: Pairs) -> Array:
    """Both give the same rare numbers."""
    return np.sqrt(pairs.cosines["numbers"])


def ages(pairs: Pairs) -> Array:
    """People of the same age are in both."""
    return np.sqrt(pairs.cosines["ages"])


def days(pairs: Pairs) -> Array:
    """Both speak of the same days."""
    return np.sqrt(pairs.cosines["days"])


def late_strangers(pairs: Pairs) -> Array:
    """They were published days apart, and nobody is named in full in both."""
    return pairs.apart * (pairs.cosines["persons"] < 1e-6)


def one_date(pairs: Pairs) -> Array:
    """Both name the same day of a month."""
    return pairs.one_date


def dated(pairs: Pairs) -> Array:
    """Both days of publication are known."""
    return pairs.dated


def apart(pairs: Pairs) -> Array:
    """They were published days apart."""
    return pairs.apart


def nearest(pairs: Pairs) -> Array:
    """To either of the two hardly any report is liker."""
    left, right = np.maximum(pairs.best_left, LIKE), np.maximum(pairs.best_right, LIKE)
    near: Array = pairs.cosines["words"] / np.sqrt(left * right)
    return near


def shorter(pairs: Pairs) -> Array:
    """The shorter of them is long: its likeness is no accident."""
    return pairs.shorter


def crowd(pairs: Pairs) -> Array:
    """The pile is large: the more reports there are, the likelier two are like by accident."""
    return np.full(len(pairs), np.log1p(len(pairs.traits)))

"""What speaks for it that two reports tell one story. Each feature takes pairs and gives a number for each; its
docstring is the reason.

Cosines come as their square roots: what two reports have in common at all tells more than how much of it.
"""

from __future__ import annotations

import numpy as np

from secondsource.stories.bags import Array
from secondsource.stories.pairs import Pairs

def words(pairs: Pairs) -> Array:
    """Both use the same rare words."""
    return np.sqrt(pairs.cosines["words"])


def many_words(pairs: Pairs) -> Array:
    """Both use the same words nearly throughout."""
    return pairs.cosines["words"]


def words_within(pairs: Pairs) -> Array:
    """Much of what the shorter tells is in the longer: a headline and its report."""
    return pairs.within["words"]


def names_within(pairs: Pairs) -> Array:
    """Many of the names in the shorter are in the longer."""
    return pairs.within["names"]


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


def one_date(pairs: Pairs) -> Array:
    """Both name the same day of a month."""
    return pairs.one_date


def dated(pairs: Pairs) -> Array:
    """Both days of publication are known."""
    return pairs.dated


def apart(pairs: Pairs) -> Array:
    """They were published days apart."""
    return pairs.apart


def follow_up(pairs: Pairs) -> Array:
    """They were published days apart, and people in both have names in common: a trial follows a crime."""
    return pairs.apart * np.sqrt(pairs.cosines["people"])


def nearest(pairs: Pairs) -> Array:
    """To one of the two hardly any report is liker."""
    return pairs.cosines["words"] / np.maximum(1e-6, np.minimum(pairs.best_left, pairs.best_right))


def nearest_both(pairs: Pairs) -> Array:
    """To neither of the two any report is much liker."""
    return pairs.cosines["words"] / np.maximum(1e-6, np.maximum(pairs.best_left, pairs.best_right))


def shorter(pairs: Pairs) -> Array:
    """The shorter of them is long: its likeness is no accident."""
    return pairs.shorter


def crowd(pairs: Pairs) -> Array:
    """The pile is large: the more reports there are, the likelier two are like by accident."""
    return np.full(len(pairs), np.log1p(len(pairs.traits)))

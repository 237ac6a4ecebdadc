"""A second look at reports of one subject: two boxing matches, two films of one series, two shootings in one quarter.

In a mixed pile the words of the subject are rare and bind all of its reports. Among themselves the same words tell
nothing, and what one event has and the other lacks tells all. So likeness is reckoned anew inside each subject: by
rarity there, and by whether two reports are like and unlike the same others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from secondsource.stories.bags import Array, Bags
from secondsource.stories.joined import joined
from secondsource.stories.traits import Traits, counted

#: Mean log-odds from which reports share a subject at least.
SUBJECT = -2.5
#: Reports of a subject that is looked at again: in a smaller one nothing is frequent, in a larger one it costs too much.
LEAST, MOST = 6, 400
#: Reports taken as read beside a subject: next to none, for what matters is the subject itself.
PRIOR = 1.0

# Fitted by `python bench/stories --fit`.
WORDS = 0.0  # square root of the cosine inside the subject: both use words that are rare there
PROFILE = 0.0  # correlation of their likeness to all others: they keep the same company
FIRST = 1.0  # log-odds of the first look
CONSTANT = 0.0


class Looked(NamedTuple):
    """The pairs (as places in the given ones) that were looked at again, and what was seen."""

    pairs: Array
    words: Array
    profile: Array


def look(traits: Sequence[Traits], left: Array, right: Array, odds: Array) -> Looked:
    """Look again at the pairs inside each subject of a fitting size."""
    subjects = joined(len(traits), left, right, odds, SUBJECT)
    subject = np.zeros(len(traits), dtype=np.int64)
    for number, members in enumerate(subjects):
        subject[members] = number
    sizes = np.array([len(members) for members in subjects], dtype=np.int64)
    fits = (sizes >= LEAST) & (sizes <= MOST)
    inside = np.flatnonzero((subject[left] == subject[right]) & fits[subject[left]]) if len(left) else left
    inside = inside[np.argsort(subject[left[inside]], kind="stable")]
    bounds = np.flatnonzero(np.diff(subject[left[inside]])) + 1
    seen = []
    for part in np.split(inside, bounds) if len(inside) else []:
        members = np.array(subjects[subject[left[part[0]]]])
        seen.append(_seen([traits[i] for i in members], *(np.searchsorted(members, side[part]) for side in (left, right))))
    if not seen:
        return Looked(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))
    return Looked(inside, *(np.concatenate(kind) for kind in zip(*seen, strict=True)))


def _seen(traits: Sequence[Traits], left: Array, right: Array) -> tuple[Array, Array]:
    """Square roots of the cosines inside the subject, and correlations of the rows."""
    size = len(traits)
    bags = Bags(counted(traits, "words"), PRIOR)
    everyone = np.arange(size)
    likeness = bags.cosines(np.repeat(everyone, size), np.tile(everyone, size)).reshape(size, size)
    words = np.sqrt(likeness[left, right])
    np.fill_diagonal(likeness, 0.0)
    rows = likeness - likeness.mean(axis=1, keepdims=True)
    lengths = np.sqrt(np.square(rows).sum(axis=1))
    profile = (rows[left] * rows[right]).sum(axis=1) / np.maximum(lengths[left] * lengths[right], 1e-12)
    return words, profile


def corrected(traits: Sequence[Traits], left: Array, right: Array, odds: Array) -> Array:
    """The log-odds of all pairs, those inside a subject by the second look."""
    seen = look(traits, left, right, odds)
    found = odds.copy()
    found[seen.pairs] = WORDS * seen.words + PROFILE * seen.profile + FIRST * odds[seen.pairs] + CONSTANT
    return found

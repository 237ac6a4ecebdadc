"""A second look at reports of one subject: two boxing matches, two films of one series, two shootings in one quarter.

In a mixed pile the words of the subject are rare and bind all of its reports. Among themselves the same words tell
nothing, and what one event has and the other lacks tells all. So likeness is reckoned anew inside each subject, by what
is rare there, and two reports belong together when they are like and unlike the same others.
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
#: Reports of a subject that is looked at again: in a smaller one nothing is frequent, a larger one costs too much.
LEAST, MOST = 6, 400
#: Reports taken as read beside a subject: next to none, for what matters is the subject itself.
PRIOR = 1.0

# Fitted by `python bench/stories --fit`.
COMPANY = 3.88  # correlation of their likeness to all others: they keep the same company
FIRST = 0.70  # log-odds of the first look
CONSTANT = 0.20


class Looked(NamedTuple):
    """The pairs (as places in the given ones) that were looked at again, and what was seen."""

    pairs: Array
    company: Array


def look(traits: Sequence[Traits], left: Array, right: Array, odds: Array) -> Looked:
    """Look again at the pairs inside each subject of a fitting size."""
    subjects = joined(len(traits), left, right, odds, SUBJECT)
    subject = np.zeros(len(traits), dtype=np.int64)
    for number, members in enumerate(subjects):
        subject[members] = number
    sizes = np.array([len(members) for members in subjects], dtype=np.int64)
    fits = (sizes >= LEAST) & (sizes <= MOST)
    inside: Array = np.flatnonzero((subject[left] == subject[right]) & fits[subject[left]])
    inside = inside[np.argsort(subject[left[inside]], kind="stable")]
    bounds = np.flatnonzero(np.diff(subject[left[inside]])) + 1
    seen = [np.empty(0)]
    for part in np.split(inside, bounds) if len(inside) else []:
        about = np.array(subjects[subject[left[part[0]]]])
        likeness = _likeness([traits[i] for i in about])
        seen.append(_alike(likeness, np.searchsorted(about, left[part]), np.searchsorted(about, right[part])))
    return Looked(inside, np.concatenate(seen))


def _likeness(traits: Sequence[Traits]) -> Array:
    """The cosine of every two reports of a subject, by what is rare in it; a report is not like itself."""
    size = len(traits)
    everyone = np.arange(size)
    bags = Bags(counted(traits, "words"), PRIOR)
    found = bags.cosines(np.repeat(everyone, size), np.tile(everyone, size)).reshape(size, size)
    np.fill_diagonal(found, 0.0)
    return found


def _alike(likeness: Array, left: Array, right: Array) -> Array:
    """The correlation of their rows for each pair (-1 to 1)."""
    rows = likeness - likeness.mean(axis=1, keepdims=True)
    lengths = np.sqrt(np.square(rows).sum(axis=1))
    found: Array = (rows[left] * rows[right]).sum(axis=1)
    whole: Array = np.maximum(lengths[left] * lengths[right], 1e-12)
    return found / whole


def corrected(traits: Sequence[Traits], left: Array, right: Array, odds: Array) -> Array:
    """The log-odds of all pairs, those inside a subject by the second look."""
    seen = look(traits, left, right, odds)
    found = odds.copy()
    found[seen.pairs] = COMPANY * seen.company + FIRST * odds[seen.pairs] + CONSTANT
    return found

"""What the markup of news pages calls its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from secondsource.resources.base import read, words

ROLES = ("byline", "caption", "credit", "kicker", "standfirst", "time")


@dataclass(frozen=True, slots=True)
class PageWords:
    """See pages.yml. `roles` gives the role that a name (one word, or two with a space) tells of."""

    inline: frozenset[str]
    dropped: frozenset[str]
    apart: frozenset[str]
    flat: frozenset[str]
    furniture: frozenset[str]
    stubborn: frozenset[str]
    roles: Mapping[str, str]
    lines: frozenset[str]
    consent: re.Pattern[str]
    leads: re.Pattern[str]
    endings: re.Pattern[str]


@cache
def page_words() -> PageWords:
    """The lists of pages.yml. Raises RunError when the file is malformed."""
    name = "pages.yml"
    found = read(name)
    return PageWords(
        inline=frozenset(words(name, "inline", found.get("inline"))),
        dropped=frozenset(words(name, "dropped", found.get("dropped"))),
        apart=frozenset(words(name, "apart", found.get("apart"))),
        flat=frozenset(words(name, "flat", found.get("flat"))),
        furniture=frozenset(words(name, "furniture", found.get("furniture"))),
        stubborn=frozenset(words(name, "stubborn", found.get("stubborn"))),
        roles={word: role for role in ROLES for word in words(name, role, found.get(role))},
        lines=frozenset(words(name, "lines", found.get("lines"))),
        consent=re.compile("|".join(map(re.escape, words(name, "consent", found.get("consent")))), re.I),
        leads=_beginning(words(name, "leads", found.get("leads"))),
        endings=_beginning(words(name, "endings", found.get("endings"))),
    )


def _beginning(openings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(openings, key=len, reverse=True)
    return re.compile(r"\W*(?:\d+\s+)?(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.I)

"""The phrases of pages, wires and releases that are no part of a story, by kind."""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.errors import RunError
from secondsource.resources.base import read

_FILE = "furniture.yml"
_PLACES = ("whole", "start", "any")
#: In a phrase: a few words, a number.
_MARKS = {"*": r"[^.!?]{1,40}?", "~": r"[\d.,]+"}


def phrase_kind(line: str) -> tuple[str, str] | None:
    """Kind of furniture that the words of a line tell, and the place they were found in ("whole", "start", "any")."""
    plain = _plain(line)
    for place, pattern in _patterns():
        if found := pattern.search(plain):
            assert found.lastgroup is not None
            return found.lastgroup.replace("_", "-"), place
    return None


def _plain(line: str) -> str:
    """Small letters, straight quotes, single spaces, no marks at the edges that only point or part."""
    straight = line.casefold().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(straight.split()).strip(" |·•>»›→…*_-–—").removesuffix("...")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern for each place; the group that matches is the kind."""
    frames = {"whole": r"^(?:{})[:.!?]?$", "start": r"^(?:{})", "any": r"(?<!\w)(?:{})"}
    kinds = _load()
    made = []
    for place in _PLACES:
        groups = [
            f"(?P<{kind.replace('-', '_')}>{frames[place].format('|'.join(map(_regex, phrases[place])))})"
            for kind, phrases in kinds.items()
            if phrases.get(place)
        ]
        made.append((place, re.compile("|".join(groups))))
    return tuple(made)


def _regex(phrase: str) -> str:
    written = re.sub(r"[*~]|[^*~]+", lambda m: _MARKS.get(m[0]) or re.escape(m[0]), phrase)
    return rf"{written}(?!\w)" if phrase[-1].isalnum() else written


def _load() -> dict[str, dict[str, list[str]]]:
    """The phrases of each kind by place. Raises RunError when the file is not so made."""
    kinds = read(_FILE)
    for kind, places in kinds.items():
        if not isinstance(places, dict) or not set(places) <= set(_PLACES):
            raise RunError(f"resources/{_FILE}: {kind}: expected the keys {', '.join(_PLACES)}")
        for place, phrases in places.items():
            for phrase in phrases or ():
                if not isinstance(phrase, str) or phrase != phrase.casefold():
                    raise RunError(f"resources/{_FILE}: {kind}: {place}: small letters were expected, not {phrase!r}")
    return kinds

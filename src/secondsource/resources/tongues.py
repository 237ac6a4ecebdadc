"""By what the languages that are not English are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read, words

_FILE = "tongues.yml"


@dataclass(frozen=True, slots=True)
class Tongues:
    """The tables of tongues.yml: word -> the languages that have it; script -> the letters of each of its languages;
    (first, last code point, language or script)."""

    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, Mapping[str, frozenset[str]]]
    scripts: tuple[tuple[int, int, str], ...]


@cache
def tongues() -> Tongues:
    """The tables of tongues.yml. Raises RunError when the file is malformed."""
    found = read(_FILE)
    try:
        by_word: dict[str, tuple[str, ...]] = {}
        for code, listed in found["words"].items():
            for word in dict.fromkeys(words(_FILE, f"words.{code}", list(dict.fromkeys(listed.split())))):
                by_word[word] = (*by_word.get(word, ()), code)
        letters = {
            script: {code: frozenset(some) for code, some in codes.items()}
            for script, codes in found["letters"].items()
        }
        scripts = tuple((int(first), int(last), str(code)) for first, last, code in found["scripts"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RunError(f"resources/{_FILE}: words, letters and scripts were expected as explained there") from error
    return Tongues(by_word, letters, scripts)

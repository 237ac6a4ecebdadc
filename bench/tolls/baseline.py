"""What a short regular expression reaches: the first number before a word of death or injury, else one where such a
word stands at all; a class by the first number before its noun."""

from __future__ import annotations

import re

_NUMBER = r"(\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_SMALL = {word: n for n, word in enumerate(_NUMBER.strip("()").split("|"))}
_FATES = {
    "killed": (r"killed|dead|died|fatally", r"kill|dead|died|fatal|homicide"),
    "injured": (r"wounded|injured|hurt", r"wound|injur|hospital"),
}
_CLASSES = {
    "civilian": r"civilians?|people|persons?",
    "combatant": r"soldiers?|fighters?|rebels?|militants?|troops|terrorists?|insurgents?",
    "child": r"child(?:ren)?",
    "woman": r"wom[ae]n",
}


def toll(text: str) -> tuple[int, int]:
    """Killed and injured."""
    found = []
    for words, stems in _FATES.values():
        match = re.search(rf"\b{_NUMBER}(?: \w+)? (?:was |were |are )?(?:{words})\b", text, re.I)
        told = int(bool(re.search(rf"\b(?:{stems})", text, re.I)))
        found.append(_value(match[1]) if match else told)
    return found[0], found[1]


def classes(text: str) -> dict[str, int]:
    """The killed of each class."""
    found = {}
    for victims, nouns in _CLASSES.items():
        match = re.search(rf"\b{_NUMBER} (?:\w+ )?(?:{nouns})\b", text, re.I)
        found[victims] = _value(match[1]) if match else 0
    return found


def _value(written: str) -> int:
    return _SMALL.get(written.casefold()) or int(written.replace(",", ""))

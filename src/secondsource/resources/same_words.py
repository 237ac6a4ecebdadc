"""The thesaurus of news: which words say the same thing, by stem."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from secondsource.errors import BadInput
from secondsource.text.stems import stem


@cache
def same_words() -> dict[str, str]:
    """Stem -> the stem that stands for its class.

    Raises BadInput when a word stands in two classes.
    """
    import yaml

    classes = yaml.safe_load(files(__package__).joinpath("same_words.yml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for row in classes:
        words = row.split()
        head = stem(words[0])
        for word in words:
            key = stem(word)
            if found.setdefault(key, head) != head:
                raise BadInput(f"same_words.yml: {word!r} stands in two classes")
    return found

"""Words that carry no claim by themselves."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def small_words() -> frozenset[str]:
    """Function words and verbs of saying, in lower case."""
    import yaml

    rows = yaml.safe_load(files(__package__).joinpath("small_words.yml").read_text(encoding="utf-8"))
    return frozenset(word for row in rows for word in row.split())

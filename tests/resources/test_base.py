"""A mistake in a resource file is named with its place."""

from __future__ import annotations

from importlib.resources import files

import pytest

from secondsource.errors import RunError
from secondsource.resources.base import read, words


@pytest.mark.parametrize("value", [None, [], "", ["Capital"], "one two one", [1], {"a": "b"}])
def test_a_list_that_is_none_is_refused(value: object) -> None:
    with pytest.raises(RunError, match=r"resources/x\.yml: heads"):
        words("x.yml", "heads", value)


def test_a_list_is_words_or_a_line_of_words() -> None:
    assert words("x.yml", "heads", "bay gulf") == words("x.yml", "heads", ["bay", "gulf"]) == ("bay", "gulf")


@pytest.mark.parametrize(
    "name", sorted(f.name for f in files("secondsource.resources").iterdir() if f.name[-4:] == ".yml")
)
def test_every_file_is_a_mapping_of_lists_without_doubles(name: str) -> None:
    assert doubles(read(name, strings=True)) == []


def doubles(node: object, place: str = "") -> list[str]:
    """Where a list of words names one word twice."""
    if isinstance(node, dict):
        return [found for key, value in node.items() for found in doubles(value, f"{place}.{key}")]
    if not isinstance(node, list):
        return []
    plain = [item for item in node if isinstance(item, str)]
    twice = [f"{place}: {word}" for word in dict.fromkeys(plain) if plain.count(word) > 1]
    return twice + [found for n, item in enumerate(node) for found in doubles(item, f"{place}[{n}]")]

"""How a YAML file of knowledge is read and checked: a mistake in it names the file and the place."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from secondsource.errors import RunError


def read(name: str, *, strings: bool = False) -> dict[str, Any]:
    """The mapping in the resource file of that name ("units.yml"). Raises RunError when it is anything else.

    With `strings` every scalar stays a string, so that "no" and "on" are words and not truth values.
    """
    text = files("secondsource.resources").joinpath(name).read_text(encoding="utf-8")
    try:
        found = yaml_of(text, strings=strings)
    except ValueError as error:
        raise RunError(f"resources/{name} is not YAML: {error}") from error
    if not isinstance(found, dict):
        raise RunError(f"resources/{name}: a mapping was expected")
    return found


def yaml_of(text: str, *, strings: bool = False) -> Any:
    """What a YAML text says. Raises ValueError when it is none."""
    import yaml

    slow: type = yaml.BaseLoader if strings else yaml.SafeLoader
    loader = getattr(yaml, f"C{slow.__name__}", slow)
    try:
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def words(name: str, place: str, value: object) -> tuple[str, ...]:
    """A list of lower-case words, given as a YAML list or as one string with spaces. Raises RunError."""
    listed: Iterable[object] = value.split() if isinstance(value, str) else value if isinstance(value, list) else ()
    found = tuple(listed)
    if not found or not all(isinstance(word, str) and word == word.casefold() for word in found):
        raise RunError(f"resources/{name}: {place}: a list of lower-case words was expected, not {value!r}")
    if len(set(found)) != len(found):
        raise RunError(f"resources/{name}: {place}: a word stands twice")
    return tuple(str(word) for word in found)

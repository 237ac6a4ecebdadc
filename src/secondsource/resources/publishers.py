"""Publishers by their names and domains, and who owns them: publishers.yml, and a file of the user's own before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from secondsource.errors import BadInput, RunError
from secondsource.resources.base import read, yaml_of
from secondsource.resources.outlets import outlets
from secondsource.text.normalize import fold

_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_WORD = re.compile(r"\w+")
SHORT = 5  # letters; a shorter name counts only as it is written: "PA" is one, "pa" is not
KEYS = {"owner", "source", "as_of", "publishers"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A publisher of the list: its owner, where that is told in public, and the year for which it holds."""

    name: str
    owner: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Publishers by key of name and by domain."""

    names: Mapping[str, Listed]
    domains: Mapping[str, Listed]

    def by_name(self, name: str) -> Listed | None:
        """The publisher of that name, in any of its spellings."""
        return self.names.get(name_key(name))

    def by_host(self, host: str) -> Listed | None:
        """The publisher whose domain a host is or lies under ("uk.example.com" under "example.com")."""
        host = host.casefold().removeprefix("www.")
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None


def name_key(name: str) -> str:
    """One key for the ways to write a name: no article, no dots and hyphens; short names as they are written."""
    bare = re.sub(r"^the\s+", "", name.strip(" .,"), flags=re.I)
    whole = "".join(c for c in fold(bare) if c.isalnum())
    return whole if len(whole) >= SHORT else "".join(c for c in bare if c.isalnum())


def directory(own: Path | None = None) -> Directory:
    """The list that comes with the package; entries of the user's own file go before it.

    Raises BadInput with the file and the place when the user's file cannot be used.
    """
    if own is None:
        return _built_in()
    try:
        found = yaml_of(own.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"publishers {own}: cannot be read ({error})") from error
    except ValueError as error:
        raise BadInput(f"publishers {own}: not YAML ({error})") from error
    try:
        mine = _listed(found, plain=True)
    except ValueError as error:
        raise BadInput(f"publishers {own}: {error}") from error
    known = _built_in()
    return Directory({**known.names, **mine.names}, {**known.domains, **mine.domains})


@cache
def _built_in() -> Directory:
    try:
        return _listed(read("publishers.yml"), plain=False)
    except ValueError as error:
        raise RunError(f"resources/publishers.yml: {error}") from error


def _listed(found: object, *, plain: bool) -> Directory:
    """The entries of a file. `plain`: names of common words count too. Raises ValueError that tells the place."""
    families = found.get("families") if isinstance(found, dict) else None
    if not isinstance(families, list):
        raise ValueError("families: a list was expected")
    names: dict[str, Listed] = {}
    domains: dict[str, Listed] = {}
    for number, family in enumerate(families, 1):
        for listed, calls in _family(family, f"families, entry {number}"):
            for call in (listed.name, *calls):
                if is_domain := bool(_DOMAIN.fullmatch(call)):
                    _put(domains, call.removeprefix("www."), listed)
                if not is_domain and (plain or not _is_common(call)):
                    _put(names, name_key(call), listed)
    return Directory(names, domains)


def _put(table: dict[str, Listed], key: str, listed: Listed) -> None:
    if not key or table.setdefault(key, listed) != listed:
        raise ValueError(f"{listed.name}: {key!r} is also listed under {table[key].name}" if key else "an empty name")


def _family(family: Any, where: str) -> Iterator[tuple[Listed, Iterable[str]]]:
    if not isinstance(family, dict) or not {"owner", "publishers"} <= family.keys() <= KEYS:
        raise ValueError(f"{where}: owner, source, as_of and publishers were expected")
    owner, publishers = family["owner"], family["publishers"]
    if not isinstance(owner, str) or not isinstance(publishers, dict):
        raise ValueError(f"{where}: the owner must be a name, the publishers a mapping")
    told = str(family.get("source") or ""), str(family.get("as_of") or "")
    for name, calls in publishers.items():
        calls = [] if calls is None else calls
        if not isinstance(name, str) or not isinstance(calls, list) or not all(isinstance(c, str) for c in calls):
            raise ValueError(f"{where}, {name}: a list of domains and names was expected")
        yield Listed(name, owner, *told), calls


def _is_common(name: str) -> bool:
    """Whether a name has only words that the names of many outlets have ("The Evening Herald")."""
    return all(word in outlets().names or word == "the" for word in _WORD.findall(name.casefold()))

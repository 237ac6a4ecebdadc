"""News agencies and sellers of pictures, by every spelling of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from secondsource.errors import RunError
from secondsource.resources.base import read


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency under the name that credits give it, and what it sends: texts (and pictures), or only pictures."""

    name: str
    kind: Literal["wire", "photo"]


def known_agency(words: str) -> Agency | None:
    """The agency these words name: "the Associated Press", "AP", "Anadolu news agency"; None when none is known.

    Short forms count only as they are written: "PA" is one, "pa" and "Pa" are not.
    """
    bare = re.sub(r"^the |( news)? agency$", "", words.strip(" .,;:—–-"), flags=re.I)
    return _by_spelling().get(bare) or (_by_spelling().get(bare.casefold()) if len(bare) > 4 else None)


@cache
def _by_spelling() -> dict[str, Agency]:
    found = read("agencies.yml")
    spelled: dict[str, Agency] = {}
    kinds: tuple[Literal["wire", "photo"], ...] = ("wire", "photo")
    for kind in kinds:
        for names in found.get(kind) or ():
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                raise RunError(f"resources/agencies.yml: {kind}: a list of spellings was expected, not {names!r}")
            for name in names:
                spelled.setdefault(name, Agency(names[0], kind))
                if len(name) > 4:
                    spelled.setdefault(name.casefold(), Agency(names[0], kind))
    return spelled

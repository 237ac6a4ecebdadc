"""What a name in a dossier stands for: an id or its beginning, a siglum, a sentence, an edge, a Greek letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from secondsource.errors import BadInput
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge
from secondsource.model.numbered import Numbered
from secondsource.model.parse import Sentence

_PLACE = re.compile(r"([A-Z]+)\d*\.s?(\d+)")
SHOWN = 8  # names that a question about an unknown or ambiguous one offers


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence by its name ("A.s4")."""

    id: str
    sentence: Sentence


def find(dossier: Dossier, name: str) -> Any:
    """The noun that a name stands for, a Place for a sentence. Raises BadInput when there is none, or more than one."""
    if place := _PLACE.fullmatch(name):
        return _sentence(dossier, place[1], int(place[2]))
    held = list(things(dossier))
    named = [t for t in held if t.id == name or _pair(t) == name]
    named = named or [t for t in held if getattr(t, "label", None) == name]
    named = named or [t for t in held if len(name) > 2 and t.id.startswith(name)]
    if len(named) == 1:
        return named[0]
    if named:
        raise BadInput(f"{name!r} names {len(named)} things: {', '.join(t.id for t in named[:SHOWN])}")
    near = ", ".join(_near(held, name))
    hint = f"; the nearest are: {near}" if near else "; no name in it comes near"
    raise BadInput(
        f"nothing in this dossier is called {name!r}{hint}; ids are shown on its pages and in dossier.json, "
        "a sentence is named like A.s4"
    )


def _sentence(dossier: Dossier, report: str, number: int) -> Place:
    held = Numbered(dossier.sentences).of(report)
    if not held:
        raise BadInput(f"no report is called {report}; there are {', '.join(r.id for r in dossier.reports[:SHOWN])} …")
    if not 1 <= number <= len(held):
        raise BadInput(f"report {report} has {len(held)} sentences: {report}.s1 to {report}.s{len(held)}")
    return Place(f"{report}.s{number}", held[number - 1])


def things(dossier: Dossier) -> Iterator[Any]:
    """Everything in a dossier that has a name of its own."""
    lineage = dossier.lineage
    yield from dossier.reports
    yield from dossier.claims
    yield from dossier.conflicts
    yield from lineage.edges
    yield from lineage.hypothetical
    yield from lineage.origins
    yield from dossier.stories
    yield from dossier.sources
    yield from dossier.entities
    yield from dossier.statements
    yield from dossier.figures
    yield from dossier.events
    yield from dossier.control


def _near(things: list[Any], name: str) -> list[str]:
    """Ids like this name, then what is called by these words."""
    ids = [thing.id for thing in things] + [pair for thing in things if (pair := _pair(thing))]
    near = get_close_matches(name, ids, SHOWN // 2, 0.6)
    words = name.casefold()
    for thing in things:
        called = next((v for key in ("name", "label", "proposition", "title") if (v := getattr(thing, key, None))), "")
        if len(words) > 2 and isinstance(called, str) and words in called.casefold():
            near.append(f"{thing.id} ({called[:40]})")
    return list(dict.fromkeys(near))[:SHOWN]


def _pair(thing: Any) -> str:
    return f"{thing.child}-{thing.parent}" if isinstance(thing, Edge) else ""

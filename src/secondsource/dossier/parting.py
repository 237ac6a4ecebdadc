"""Cut a tree of nouns to the reports of each story that it touches, in one walk whatever their number.

A span outside the reports of a story falls away: out of a list, or to None where a field may be None; a noun that
cannot do without it goes with it. What names no report stays in every cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args, get_type_hints

from secondsource.model.span import Span

#: Fields that hold the siglum of a report, or several.
NAMING = frozenset(
    {
        "Edge.child",
        "Edge.parent",
        "Unseen.children",
        "Origin.reports",
        "Possible.left",
        "Possible.right",
        "Publisher.reports",
        "Member.report",
        "Point.report",
        "Step.report",
        "LeftOut.told_by",
        "PlaceMention.report",
        "Ruling.reports",
    }
)
#: Lists that a noun is nothing without.
BEARING = frozenset(
    {
        "Variant.mentions",
        "Entity.variants",
        "Event.mentions",
        "Control.evidence",
        "Claim.members",
        "Origin.reports",
        "Unseen.children",
        "Publisher.reports",
        "Knowledge.steps",
        "Ruling.reports",
    }
)
#: Lists of which an item falls away with its last span (else it stays without): they grow with the pile.
STRICT = frozenset({"Source.reasons", "Source.anonymous"})


class _Gone:
    """Stands for what falls away."""


GONE = _Gone()


class Parted(NamedTuple):
    """What is left of something: `by` story for those that it touches, and the `rest` for any other (or GONE)."""

    by: Mapping[str, Any]
    rest: Any

    def of(self, story: str) -> Any:
        """What is left of it for a story."""
        return self.by.get(story, self.rest)


class Parting:
    """Cuts nouns. `home`: report -> its story; a report that is in none is at home in ""."""

    def __init__(self, home: Mapping[str, str]) -> None:
        self._home = home

    def parted(self, thing: Any) -> Parted:
        """A noun, or a tuple of nouns."""
        if isinstance(thing, Span):
            home = self._home.get(thing.report)
            return Parted({}, GONE) if home is None else Parted({home: thing}, GONE)
        if isinstance(thing, tuple):
            return _together(thing, [self.parted(item) for item in thing])
        return self._noun(thing) if is_dataclass(thing) else Parted({}, thing)

    def _noun(self, noun: Any) -> Parted:
        kind: Any = type(noun)
        parts = [(field, self._field(getattr(noun, field.name), field)) for field in _fields(kind)]
        cut = [(field, part) for field, part in parts if part.by or part.rest is GONE]
        if not cut:
            return Parted({}, noun)
        stories = dict.fromkeys(story for _, part in cut for story in part.by)
        by = {story: left for story in stories if (left := _left(noun, cut, story)) is not GONE}
        return Parted(by, _left(noun, cut, None))

    def _field(self, value: Any, field: _Field) -> Parted:
        if not field.naming:
            part = self.parted(value)
            if not field.strict or not part.by:
                return part
            parts = [self.parted(item) for item in value]
            return _together(value, [Parted(one.by, GONE if one.by else one.rest) for one in parts])
        if isinstance(value, tuple):
            return _together(value, [self._named(item) for item in value])
        return self._named(value)

    def _named(self, siglum: str | None) -> Parted:
        home = self._home.get(siglum) if siglum else None
        return Parted({}, siglum) if home is None else Parted({home: siglum}, GONE)


def _together(whole: tuple[Any, ...], parts: list[Parted]) -> Parted:
    """A list from the parts of its items, in their order."""
    if not any(part.by or part.rest is GONE for part in parts):
        return Parted({}, whole)
    common = {i: part.rest for i, part in enumerate(parts) if part.rest is not GONE}
    held: dict[str, dict[int, Any]] = {}
    for i, part in enumerate(parts):
        for story, left in part.by.items():
            held.setdefault(story, {})[i] = left
    by = {}
    for story, mine in held.items():
        kept = sorted((common | mine).items(), key=_place) if common else mine.items()
        left = tuple(item for _, item in kept)
        same = len(left) == len(whole) and all(a is b for a, b in zip(left, whole, strict=True))
        by[story] = whole if same else left
    return Parted(by, tuple(common.values()))


def _place(item: tuple[int, Any]) -> int:
    return item[0]


def _left(noun: Any, cut: list[tuple[_Field, Parted]], story: str | None) -> Any:
    """What is left of a noun for a story (None: for one that it does not touch)."""
    changed = {}
    for field, part in cut:
        value = part.rest if story is None else part.of(story)
        if value is GONE and field.optional:
            value = None
        if value is GONE or (field.bearing and not value):
            return GONE
        if value is not getattr(noun, field.name):
            changed[field.name] = value
    return replace(noun, **changed) if changed else noun


class _Field(NamedTuple):
    name: str
    optional: bool
    naming: bool
    bearing: bool
    strict: bool


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    """The fields of a noun that may hold a span or name a report."""
    found = []
    for name, hint in get_type_hints(kind).items():
        called = f"{kind.__name__}.{name}"
        if called in NAMING or _spanned(hint):
            optional = NoneType in get_args(hint)
            found.append(_Field(name, optional, called in NAMING, called in BEARING, called in STRICT))
    return tuple(found)


@cache
def _spanned(hint: Any) -> bool:
    if hint is Span:
        return True
    if isinstance(hint, type) and is_dataclass(hint):
        return bool(_fields(hint))
    return any(map(_spanned, get_args(hint)))

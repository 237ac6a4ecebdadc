"""A dossier as single items, each the JSON that `dossier.json` has of it, and the dossier again from them.

The kinds of items are the keys of the lists in the document ("claims", "edges"; those within "lineage" too), and "made"
for the one item that is no list. In their order they give the document again byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.dossier import Dossier


class Item(NamedTuple):
    """One item: its kind, the noun itself, and its JSON in UTF-8, on one line if it is in a list."""

    kind: str
    noun: Any
    body: bytes


class _List(NamedTuple):
    """Where a kind stands in a dossier. `within` is the field of the dossier that holds it, "" for the dossier itself;
    `many`: it is a list."""

    within: str
    type: Any
    many: bool


@cache
def kinds() -> dict[str, _List]:
    """Every kind of item, in the order of the document."""
    found: dict[str, _List] = {}
    for name, hint in get_type_hints(Dossier).items():
        inner = {} if get_origin(hint) is tuple else get_type_hints(hint)
        if inner and all(get_origin(part) is tuple for part in inner.values()):
            found |= {key: _List(name, get_args(part)[0], many=True) for key, part in inner.items()}
        else:
            found[name] = _List("", hint, many=False) if inner else _List("", get_args(hint)[0], many=True)
    return found


def items(dossier: Dossier) -> Iterator[Item]:
    """Every item of a dossier, in the order of the document."""
    coder = codec.Coder(dossier, full_text=True)
    for kind, at in kinds().items():
        held = getattr(getattr(dossier, at.within) if at.within else dossier, kind)
        if at.many:
            yield from (Item(kind, noun, coder.line(noun).encode()) for noun in held)
        else:
            yield Item(kind, held, "".join(coder.lines(held, nested=True)).encode())


def item(kind: str, body: bytes) -> Any:
    """The noun of this kind in its JSON. Raises BadInput when it is not such a noun."""
    of = kinds()[kind].type
    try:
        if of in codec.NAMED:
            return codec.built(of, codec.as_named(of, msgspec.json.decode(body)), kind)
        return _decoder(kind).decode(body)
    except msgspec.ValidationError as error:
        raise codec.refused(error, kind) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{kind}: not JSON ({error})") from error


@cache
def _decoder(kind: str) -> Any:
    return msgspec.json.Decoder(kinds()[kind].type)


def gathered(rows: Iterable[tuple[str, bytes]]) -> Dossier:
    """The dossier of these items, (kind, JSON) each; those of a kind in their order. Raises BadInput as `item` does."""
    held: dict[str, list[Any]] = {kind: [] for kind in kinds()}
    for kind, body in rows:
        held[kind].append(item(kind, body))
    if not held["made"]:
        raise BadInput("made: missing")
    parts: dict[str, dict[str, Any]] = {}
    for kind, at in kinds().items():
        parts.setdefault(at.within, {})[kind] = tuple(held[kind]) if at.many else held[kind][0]
    types = get_type_hints(Dossier)
    return Dossier(**parts.pop(""), **{name: types[name](**inner) for name, inner in parts.items()})


def written(rows: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """The text of `dossier.json`, piece by piece, from items in the order of the document."""
    waiting = iter(rows)
    row = next(waiting, None)
    yield codec.opening()
    inside = ""
    for kind, at in kinds().items():
        if inside and inside != at.within:
            yield "\n}"
        yield f",\n{codec.text(at.within)}: {{\n" if at.within and inside != at.within else ",\n"
        yield f"{codec.text(kind)}: "
        inside, before = at.within, "[\n" if at.many else ""
        count = 0
        while row and row[0] == kind:
            yield (",\n" if count else before) + row[1].decode()
            row, count = next(waiting, None), count + 1
        if at.many:
            yield "\n]" if count else "[]"
    yield codec.CLOSING
    if row:
        raise BadInput(f"{row[0]}: out of the order of the document")

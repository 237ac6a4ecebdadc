"""Nouns as few bytes and back, for what a case keeps: as fast as pickle and faster, and with nothing in it that could
run (a case may come from somebody else).

A body is one byte that says how the rest is written, then MessagePack with the names of the fields, so that a body
outlives a field that is added with a default. The same object has the same bytes: sets are sorted, mappings keep their
order. Floats are exact; a whole number in a field for floats comes back as an equal float.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from secondsource.errors import BadInput

T = TypeVar("T")

#: The first byte: 32, and what was done to the body.
PLAIN, SQUEEZED, ESCAPED = 32, 1, 2
#: Bytes from which on squeezing pays: below, little is saved.
SMALL = 128
#: zlib's lightest level: a report's reading becomes a fourth of its size; level 6 saves 5% more in twice the time.
LEVEL = 1
#: Bytes that a body may unfold to: the reading of the longest report takes some hundred MB.
MOST = 1 << 30

_ENCODER = msgspec.msgpack.Encoder()
#: U+0010 stands before the four hex digits of half a surrogate pair, which UTF-8 has no place for, and before itself.
_MARK = "\x10"
_UNSAFE = re.compile("[\x10\ud800-\udfff]")
_SAFE = re.compile("\x10(\x10|d[89a-f][0-9a-f]{2})")


def pack(thing: Any) -> bytes:
    """A noun, or a tuple, set or mapping of nouns, as bytes."""
    tree, how = _ordered(thing), PLAIN
    try:
        body = _ENCODER.encode(tree)
    except UnicodeEncodeError:
        body, how = _ENCODER.encode(_mapped(msgspec.to_builtins(tree), _escape)), how | ESCAPED
    if len(body) >= SMALL:
        body, how = zlib.compress(body, LEVEL), how | SQUEEZED
    return bytes((how,)) + body


def unpack(kind: type[T], data: bytes) -> T:
    """The noun of this kind (`Parse`, `tuple[Reuse, ...]`) in these bytes.

    Raises BadInput when they are not such a body: damaged, or written by another version.
    """
    how = data[0] if data else 0
    try:
        if how & ~(SQUEEZED | ESCAPED) != PLAIN:
            raise ValueError("unknown form")
        body = _unfold(data[1:]) if how & SQUEEZED else data[1:]
        if not how & ESCAPED:
            known: Any = kind
            result: T = _decoder(known).decode(body)
            return result
        return msgspec.convert(_mapped(msgspec.msgpack.decode(body), _unescape), kind)
    except (ValueError, msgspec.DecodeError, zlib.error, RecursionError) as error:
        name = getattr(kind, "__name__", str(kind))
        raise BadInput(f"kept data cannot be read as {name}: damaged, or of another version ({error})") from error


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.msgpack.Decoder(kind)


def _unfold(data: bytes) -> bytes:
    unfolding = zlib.decompressobj()
    body = unfolding.decompress(data, MOST)
    if not unfolding.eof:
        raise ValueError("cut off, or too large")
    return body


def _ordered(thing: Any) -> Any:
    """The same with its sets sorted: what has none at any depth is handed on as it is."""
    if isinstance(thing, Set) and not isinstance(thing, Mapping):
        return sorted(thing)
    if type(thing) in (tuple, list):
        return [_ordered(item) for item in thing]
    if isinstance(thing, Mapping):
        return {key: _ordered(value) for key, value in thing.items()}
    kind: Any = type(thing)
    if _has_set(kind):
        return {field.name: _ordered(getattr(thing, field.name)) for field in fields(thing)}
    return thing


@cache
def _has_set(hint: Any) -> bool:
    """Whether a set may stand somewhere in what this type describes."""
    kind = get_origin(hint) or hint
    if isinstance(kind, type):
        if issubclass(kind, Set) and not issubclass(kind, Mapping):
            return True
        if is_dataclass(kind):
            return any(map(_has_set, get_type_hints(kind).values()))
    return any(map(_has_set, get_args(hint)))


def _mapped(tree: Any, change: Callable[[str], str]) -> Any:
    """A tree of plain values with every string changed."""
    if isinstance(tree, str):
        return change(tree)
    if isinstance(tree, list | tuple):
        return [_mapped(item, change) for item in tree]
    if isinstance(tree, dict):
        return {_mapped(key, change): _mapped(value, change) for key, value in tree.items()}
    return tree


def _escape(text: str) -> str:
    return _UNSAFE.sub(lambda m: _MARK * 2 if m[0] == _MARK else f"{_MARK}{ord(m[0]):04x}", text)


def _unescape(text: str) -> str:
    return _SAFE.sub(lambda m: m[1] if m[1] == _MARK else chr(int(m[1], 16)), text)

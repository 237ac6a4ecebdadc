"""Names that two reports spell differently ("Karim", "Kareem"), laid under one key before sentences are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from secondsource.lineage.signature import Line, Signature


def spelled_alike(left: Signature, right: Signature) -> tuple[Signature, Signature]:
    """Both signatures, with one key for a name that each spells in its own way: the first of its keys by alphabet."""
    theirs = dict(right.names)
    keys: dict[str, str] = {}
    for spelled, key in left.names.items():
        other = theirs.get(spelled, key)
        if other != key and key not in right.keys and other not in left.keys:
            keys[max(key, other)] = min(key, other)
    return (_under(left, keys), _under(right, keys)) if keys else (left, right)


def _under(signature: Signature, keys: Mapping[str, str]) -> Signature:
    return replace(signature, lines=tuple(_line(line, keys) for line in signature.lines))


def _line(line: Line, keys: Mapping[str, str]) -> Line:
    if not line.places.keys() & keys.keys():
        return line
    changed = tuple(keys.get(key, key) for key in line.keys)
    return replace(line, keys=changed, places={k: i for i, k in reversed(list(enumerate(changed))) if k})

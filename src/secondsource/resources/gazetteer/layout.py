"""How the compiled gazetteer is laid out: what the recipe writes and the look-up reads."""

from __future__ import annotations

import hashlib
from typing import get_args

from secondsource.model.place import PlaceKind

#: The kinds of place by number.
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
#: The bit of an entry that says that the name is the site's main one.
OWN_NAME = 1 << 31

#: The bit of a site's id that says that the rest is where its text stands; without it the rest is a GeoNames id.
NAMED_ID = 1 << 31


def key_hash(key: str) -> int:
    """64 bits of a key's digest. The index keeps 48 of them: a name that it does not have meets one that it has with a
    chance of 1 in 300 million."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


def mark_of(key: str) -> int:
    """16 bits that tell the exact keys behind one variant key apart."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=2).digest(), "little")

"""Halves of surrogate pairs: legal in the escapes of JSON, in no encoding."""

from __future__ import annotations

import re

_HALVES = re.compile("[\ud800-\udfff]")


def scrub(text: str) -> str:
    """The text with every such half replaced by U+FFFD; its length stays."""
    return _HALVES.sub("\ufffd", text)

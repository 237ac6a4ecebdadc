"""Signs that some forms of writing have no place for: halves of surrogate pairs, and the controls that XML forbids."""

from __future__ import annotations

import re

_HALVES = re.compile("[\ud800-\udfff]")


def scrub(text: str) -> str:
    """The text with every such half replaced by U+FFFD; its length stays."""
    return _HALVES.sub("\ufffd", text)


#: All that XML 1.0 (section 2.2) leaves out.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with every sign that XML 1.0 cannot hold replaced by U+FFFD; its length stays."""
    return _NOT_XML.sub("\ufffd", text)

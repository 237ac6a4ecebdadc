"""Look at a page before any parser does: what it declares, and how deep it is."""

from __future__ import annotations

import re

from secondsource.resources.pages import page_words

#: Where browsers look for a declared encoding (they look at 1024 bytes; long comments come first on some pages).
_HEAD = 4096
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)|<!--.*?(?:-->|\Z)|<(?=script\b|style\b)", re.S)
_RAW = re.compile(r"</(?:script|style|textarea)", re.I)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in a meta tag or an XML declaration."""
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def deeper_than(page: str, limit: int) -> bool:
    """Whether more than `limit` elements are open at once somewhere; one pass, no parser, no recursion."""
    flat = page_words().flat
    depth = position = 0
    while tag := _TAG.search(page, position):
        position = tag.end()
        name = (tag.group(2) or "").lower()
        if not name or name in flat:
            continue
        if tag.group(1):
            depth = max(0, depth - 1)
        elif name in ("script", "style", "textarea"):
            end = _RAW.search(page, position)
            position = end.end() if end else len(page)
        elif not page.startswith("/>", page.find(">", position, position + 2000) - 1):
            depth += 1
            if depth > limit:
                return True
    return False

"""Addresses of pages: whose they are, whoever keeps the copy."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: Archives and caches put the address of the page behind their own: "web.archive.org/web/20141108/http://...".
_KEPT = re.compile(r"^[a-z]+://(?:[\w.-]*archive\.[\w.]+|webcache\.[\w.]+)/\S*?(?P<page>(?:https?:/{1,2})\S+)$", re.I)


def page_of(url: str) -> str:
    """The address of the page itself, taken out of that of an archived copy."""
    found = _KEPT.match(url.strip())
    return re.sub(r"^(https?:)/{1,2}", r"\1//", found["page"]) if found else url.strip()


def host_of(url: str) -> str:
    """The host of the page without "www."; "" where there is none."""
    try:
        host = urlsplit(page_of(url)).hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def path_of(url: str) -> str:
    """The path of the page on its host: often the headline in words ("/news/ferry-sinks-off-lunde-4711")."""
    try:
        return urlsplit(page_of(url)).path
    except ValueError:
        return ""

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


#: Parts of a public suffix that stand before a country's two letters ("co.uk"), and hosts that house many sites.
_SECOND = frozenset({"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "net", "or", "org"})
_PLATFORMS = frozenset(
    {"blogspot", "facebook", "livejournal", "medium", "substack", "tumblr", "typepad", "wordpress", "youtube"}
)


def domain_of(host: str) -> str:
    """The part of a host that one house owns: "news.example.co.uk" gives "example.co.uk". No list of all suffixes is
    kept, so that rare ones ("example.ltd.uk") come out too short."""
    parts = host.split(".")
    size = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND else 2
    if len(parts) > size and parts[-size] in _PLATFORMS:
        size += 1
    return ".".join(parts[-size:])


def name_in(host: str) -> str:
    """The name that a host bears: "www.wxyz7.com" gives "wxyz7"."""
    return domain_of(host).split(".", 1)[0]


def numbers_in(url: str) -> frozenset[str]:
    """The long numbers in the address of a page, by which a system of many sites knows one story (six digits and more;
    days of the calendar, "20160131", are none)."""
    found = re.findall(r"(?<!\d)\d{6,13}(?!\d)", page_of(url))
    return frozenset(n for n in found if not re.fullmatch(r"(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-3]\d)?", n))


def path_of(url: str) -> str:
    """The path of the page on its host: often the headline in words ("/news/ferry-sinks-off-lunde-4711")."""
    try:
        return urlsplit(page_of(url)).path
    except ValueError:
        return ""

"""What the head of a page says: JSON-LD first, then meta tags, then microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from secondsource.clean.hints import Hints
from secondsource.clean.page.stamps import iso_stamp

_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsArticle)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
#: Names of meta tags by what they tell, the most trusted first.
_META = {
    "title": ("og:title", "parsely-title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "headline"),
    "outlet": ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "twitter:site"),
    "byline": ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author"),
    "published": (
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "datepublished",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "publishdate",
        "publish-date",
        "publish_date",
        "pubdate",
        "publication_date",
        "article.published",
        "date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified", "datemodified"),
    "url": ("og:url", "parsely-link", "twitter:url"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing said in the head, and by what ("json-ld", "og:title", ...)."""

    words: str
    basis: str


#: Marks that hid a script from old browsers, at its start and end.
_WRAPPING = re.compile(r"^\s*(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?\s*$")
_SILENT = _Said("", "")


def read_head(root: Any) -> Hints:
    """What the head of a parsed page (an lxml element) says; blocks are not looked at."""
    linked, metas = _linked_data(root), _metas(root)
    said = {key: next(_named(metas, names), _SILENT) for key, names in _META.items()} | linked
    for key, name in (("published", "datePublished"), ("modified", "dateModified")):
        said[key] = linked.get(key) or _first_stamp(metas, key) or _microdata(root, name) or _SILENT
    canonical = root.xpath("string(//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href)").strip()
    return Hints(
        title=said["title"].words or _title_tag(root),
        outlet=said["outlet"].words.lstrip("@") or None,
        outlet_basis=said["outlet"].basis,
        byline=None if "://" in said["byline"].words else said["byline"].words or None,
        published=said["published"].words or None,
        published_basis=said["published"].basis,
        modified=said["modified"].words or None,
        url=canonical or said["url"].words or None,
        description=said["description"].words or None,
        captions=tuple(linked.get("captions", _SILENT).words.splitlines()),
        credits=tuple(linked.get("credits", _SILENT).words.splitlines()),
    )


# meta tags and microdata


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        words = _plain(meta.get("content"))
        if words:
            found.setdefault(name.lower().strip(), words)
    return found


def _named(metas: dict[str, str], names: Iterable[str]) -> Iterator[_Said]:
    return (_Said(metas[name], name) for name in names if name in metas)


def _first_stamp(metas: dict[str, str], key: str) -> _Said | None:
    stamps = ((iso_stamp(said.words), said.basis) for said in _named(metas, _META[key]))
    return next((_Said(stamp, basis) for stamp, basis in stamps if stamp), None)


def _microdata(root: Any, name: str) -> _Said | None:
    for element in root.xpath("//*[@itemprop=$name or (self::time and @pubdate and $name='datePublished')]", name=name):
        stamp = iso_stamp(element.get("datetime") or element.get("content") or element.text_content())
        if stamp:
            return _Said(stamp, f"itemprop {name}")
    return None


def _title_tag(root: Any) -> str | None:
    return _plain(root.xpath("string(//head/title)") or root.xpath("string(//title)"))


# JSON-LD


def _linked_data(root: Any) -> dict[str, _Said]:
    items = [item for script in _scripts(root) for item in _items(script, 0)]
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    articles = [item for item in items if _is(item, _ARTICLE)]
    pages = [item for item in items if _is(item, _PAGE)]
    if not articles:
        return {key: said for key, said in _of_article(pages[0], by_id).items() if key != "title"} if pages else {}
    # A page may list teasers of other stories as articles too; its own is the one that says most.
    return _of_article(max(articles, key=len), by_id)


def _of_article(item: dict[str, Any], by_id: dict[str, Any]) -> dict[str, _Said]:
    images = [_follow(image, by_id) for image in _listed(item.get("image"))]
    pictures = [image for image in images if isinstance(image, dict)]
    found = {
        "title": _plain(item.get("headline") or item.get("name")),
        "outlet": _names(item.get("publisher") or item.get("sourceOrganization"), by_id),
        "byline": _names(item.get("author") or item.get("creator"), by_id),
        "published": iso_stamp(item.get("datePublished")),
        "modified": iso_stamp(item.get("dateModified")),
        "url": next((u for u in (item.get("url"), item.get("mainEntityOfPage")) if isinstance(u, str)), None),
        "captions": "\n".join(filter(None, (_plain(p.get("caption")) for p in pictures))),
        "credits": "\n".join(filter(None, (_plain(p.get("creditText") or p.get("copyrightNotice")) for p in pictures))),
    }
    return {key: _Said(words, "json-ld") for key, words in found.items() if words}


def _scripts(root: Any) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield _lenient(script.text_content())


def _lenient(words: str) -> Any:
    """The JSON, or what can be saved of it: raw line breaks, CDATA and comment marks, commas before a bracket."""
    words = _WRAPPING.sub("", words)
    for attempt in (words, re.sub(r",(?=\s*[}\]])", "", words).rstrip("; \n")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    saved = dict(re.findall(r'"(@type|headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,500})"', words))
    return saved if _is(saved, _ARTICLE) else None


def _items(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object with a type or an id, at any level that pages use."""
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _items(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value[:500]:
            yield from _items(inner, depth + 1)


def _is(item: dict[str, Any], kind: re.Pattern[str]) -> bool:
    return any(isinstance(name, str) and kind.search(name) for name in _listed(item.get("@type")))


def _names(value: Any, by_id: dict[str, Any]) -> str | None:
    named = (_follow(one, by_id) for one in _listed(value))
    words = (_plain(one.get("name") if isinstance(one, dict) else one) for one in named)
    return ", ".join(dict.fromkeys(word for word in words if word and "://" not in word)) or None


def _follow(value: Any, by_id: dict[str, Any]) -> Any:
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: Any) -> str | None:
    """Words in one line, entities resolved; None for anything but text."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split())[:2000] or None

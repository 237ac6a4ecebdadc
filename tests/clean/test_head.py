"""The head of a page: what is said where, and what is believed."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest

from secondsource.clean.hints import Hints
from secondsource.clean.page.guard import declared_encoding, deeper_than
from secondsource.clean.page.head import read_head
from secondsource.clean.page.stamps import iso_stamp


def head(*parts: str) -> Hints:
    return read_head(lxml.html.document_fromstring(f"<html><head>{''.join(parts)}</head><body><p>x</p></body></html>"))


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Tide &amp; time",
    "datePublished": "2026-03-01T23:30:00-05:00",
    "dateModified": "2026-03-04T08:00:00-05:00",
    "author": [{"@type": "Person", "name": "Ann Ody"}, {"name": "Bo Li"}],
    "publisher": {"name": "Shore Post"},
    "image": {"caption": "Low water", "creditText": "Pix"},
}


@pytest.mark.parametrize(
    "script",
    [
        linked(ARTICLE),
        linked([{"@type": "BreadcrumbList"}, ARTICLE]),
        linked(
            {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE, {"@type": "NewsArticle", "headline": "Teaser"}]}
        ),
        linked("\n//<![CDATA[\n" + json.dumps(ARTICLE).replace("]", ",]") + "\n//]]>"),
        linked({"@type": "WebPage", "mainEntity": ARTICLE}),
    ],
    ids=["object", "list", "graph", "broken", "nested"],
)
def test_linked_data_in_any_shape(script: str) -> None:
    hints = head(script, '<meta property="og:site_name" content="Other"><meta name="date" content="2026-03-09">')
    assert (hints.title, hints.outlet, hints.outlet_basis) == ("Tide & time", "Shore Post", "json-ld")
    assert (hints.published, hints.modified) == (ARTICLE["datePublished"], ARTICLE["dateModified"])
    assert (hints.byline, hints.captions, hints.credits) == ("Ann Ody, Bo Li", ("Low water",), ("Pix",))


def test_things_named_by_id_are_followed() -> None:
    graph = [{"@type": "Article", "headline": "T", "publisher": {"@id": "#o"}}, {"@id": "#o", "name": "Org"}]
    assert head(linked({"@graph": graph})).outlet == "Org"


def test_what_is_beyond_repair_still_gives_its_dates() -> None:
    hints = head(linked('{"@type": "NewsArticle", "headline": "A "quoted" word", "datePublished": "2026-03-01" '))
    assert hints.published == "2026-03-01"


def test_meta_tags_are_asked_in_their_order() -> None:
    hints = head(
        '<meta name="dc.date" content="2026-05-05">',
        '<meta property="article:published_time" content="2026-05-04T10:00:00Z">',
        '<meta property="article:author" content="https://social.example/ann">',
        '<meta name="twitter:site" content="@post">',
        '<link rel="canonical" href="https://post.example/a"><title>A | Post</title>',
    )
    assert (hints.published, hints.published_basis) == ("2026-05-04T10:00:00+00:00", "article:published_time")
    assert (hints.byline, hints.outlet, hints.url, hints.title) == (None, "post", "https://post.example/a", "A | Post")


def test_an_empty_head_says_nothing() -> None:
    assert head() == Hints()


@pytest.mark.parametrize(
    ("words", "stamp"),
    [
        ("2019-03-09T18:30:00Z", "2019-03-09T18:30:00+00:00"),
        ("2019-03-09 18:30:00 +0530", "2019-03-09T18:30:00+05:30"),
        ("2019-03-09T18:30", "2019-03-09T18:30:00"),
        ("Sat, 09 Mar 2019 18:30:00 GMT", "2019-03-09T18:30:00+00:00"),
        ("2019/3/9", "2019-03-09"),
        ("20190309T183000Z", "2019-03-09T18:30:00+00:00"),
        ("1552156200000", "2019-03-09T18:30:00+00:00"),
        ("2026-13-40", None),
        ("yesterday", None),
        ({}, None),
    ],
)
def test_dates_as_machines_write_them(words: object, stamp: str | None) -> None:
    assert iso_stamp(words) == stamp


def test_depth_and_encoding_are_seen_without_a_parser() -> None:
    assert deeper_than("<div>" * 201, 200)
    assert not deeper_than("<div></div>" * 500 + "<p>" * 500 + "<br>" * 500 + "<use/>" * 500, 200)
    assert not deeper_than("<script>" + "'<div>'" * 500 + "</script>" + "<!--" + "<div>" * 500 + "-->", 200)
    assert declared_encoding(b'<?xml version="1.0" encoding="windows-1251"?>') == "windows-1251"
    assert declared_encoding(b'<meta http-equiv=x content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_encoding(b"<html>") is None

"""An archived copy is the page's, not the archive's."""

from __future__ import annotations

import pytest

from secondsource.text.urls import host_of, page_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.valepost.example/a/1", "valepost.example"),
        ("http://web.archive.org/web/20141108120159/http://www.valepost.example:80/story/1", "valepost.example"),
        ("https://archive.today/2031/https:/valepost.example/x", "valepost.example"),
        ("https://web.archive.org/about", "web.archive.org"),
        ("valepost", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_the_host_is_the_pages(url: str, host: str) -> None:
    assert host_of(url) == host


def test_an_address_that_is_no_copy_stays_as_it_is() -> None:
    assert (
        page_of(" https://valepost.example/a?next=http://b.example ")
        == "https://valepost.example/a?next=http://b.example"
    )

"""An archived copy is the page's, not the archive's."""

from __future__ import annotations

import pytest

from secondsource.text.urls import domain_of, host_of, name_in, numbers_in, page_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.valepost.example/a/1", "valepost.example"),
        ("http://web.archive.org/web/20310304050607/http://www.valepost.example:80/story/1", "valepost.example"),
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


@pytest.mark.parametrize(
    ("host", "domain", "name"),
    [
        ("news.valepost.example", "valepost.example", "valepost"),
        ("valepost.co.uk", "valepost.co.uk", "valepost"),
        ("www.valepost.com.au", "valepost.com.au", "valepost"),
        ("vale.blogspot.com", "vale.blogspot.com", "vale"),
        ("valepost", "valepost", "valepost"),
        ("", "", ""),
    ],
)
def test_what_one_house_owns(host: str, domain: str, name: str) -> None:
    assert (domain_of(host), name_in(host)) == (domain, name)


@pytest.mark.parametrize(
    ("url", "numbers"),
    [
        ("http://a.example/story/60606060/fire", {"60606060"}),
        ("http://web.archive.org/web/20310304050607/http://a.example/story/70707070/x", {"70707070"}),
        ("http://a.example/20160131/fire-201601.html", set()),
        ("http://a.example/2016/01/31/fire", set()),
    ],
)
def test_the_number_of_a_story(url: str, numbers: set[str]) -> None:
    assert numbers_in(url) == numbers

"""Ways through the application, as people take them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.served import EXAMPLES, Looked, Served, serve

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

expect = pytest.importorskip("playwright.sync_api", reason="no playwright here: install the group dev").expect
Window = Callable[..., "BrowserContext"]
RUN = 120_000  # ms that a run may take on a busy machine


def test_a_newcomer_comes_from_an_empty_case_to_a_reviewed_claim(tmp_path: Path, window: Window) -> None:
    from secondsource.case import Case

    case = Case.create(tmp_path / "new.case")
    with serve(case) as url:
        looked = Looked(url)
        page = looked.watch(window().new_page())
        page.goto(url)
        page.click("text=Add reports")
        page.set_input_files("input[type=file]", sorted((EXAMPLES / "warehouse-fire").glob("*.txt")))
        expect(page.locator(".picked li").first).to_be_attached()
        page.click("text=Add the files")
        expect(page.locator("[role=status]").first).to_contain_text("new file")
        page.click("text=Run now")
        page.wait_for_selector(".live >> text=Up to date", timeout=RUN)
        page.click("text=To the stories")
        page.click(".card h2 a")
        page.click(".storynav >> text=Claims")
        page.locator("details.entry summary").first.click()
        page.locator("details.entry[open] a.judge", has_text="Judge this claim").first.click()
        page.check("#side input[value=positive]")
        page.select_option("#side select[name=value]", "unresolved")
        page.fill("#side textarea", "the desk has asked both sides")
        page.click("#side >> text=Put it in the log")
        expect(page.locator(".told")).to_contain_text("is noted")
        assert "/claims.html" in page.url
        page.locator(".told >> text=Run now").click()
        page.wait_for_selector(".live >> text=Up to date", timeout=RUN)
        assert len(case.log()) == 1
        page.goto(f"{url}/log")
        assert "the chain holds" in page.content()
        page.goto(url)
        page.click(".card h2 a")
        page.click(".storynav >> text=Claims")
        expect(page.locator(".badge.hand").first).to_be_attached()
        assert not looked.told, "\n".join(looked.told)
    case.close()


def test_the_review_goes_by_keys_alone(served: Served, window: Window) -> None:
    page = window().new_page()
    page.goto(f"{served.url}/review")
    before = len(served.case.log())
    page.keyboard.press("j")
    asked = page.locator(".proposal.here h2").inner_text()
    page.keyboard.press("u")
    page.wait_for_selector(".told")
    assert len(served.case.log()) == before + 1
    expect(page.locator(".queue")).not_to_contain_text(asked)
    page.keyboard.press("z")
    page.wait_for_selector(".told >> text=Taken back")
    assert len(served.case.log()) == before + 2
    expect(page.locator(".queue")).to_contain_text(asked)


def test_a_story_is_found_and_read_by_keys_alone(served: Served, window: Window) -> None:
    page = window().new_page()
    page.goto(served.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html")
    page.goto(f"{served.place}/claims.html")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("details.entry[open]")).to_have_count(1)
    page.keyboard.press("/")
    page.keyboard.type("dead")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims.html?*q=dead*")
    page.goto(f"{served.place}/stemma.html")
    assert _focus(page, "a.edge")
    page.keyboard.press("Enter")
    expect(page.locator(".drawer.open")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".drawer.open")).to_have_count(0)


def _focus(page: Page, css: str, most: int = 200) -> bool:
    """Press Tab until something of this kind has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return True
    return False


def test_evidence_opens_beside_the_text_and_gives_the_place_back(served: Served, window: Window) -> None:
    page = window().new_page()
    page.goto(f"{served.place}/conflicts.html")
    link = page.locator("main a.r-claim").first
    link.click()
    page.wait_for_selector("#side[open] .evidence")
    assert page.url.split("?")[0].endswith("/conflicts.html")
    page.keyboard.press("Escape")
    expect(page.locator("#side[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('a.r-claim')")


def test_a_batch_is_seen_before_it_is_accepted(served: Served, window: Window) -> None:
    page = window().new_page()
    page.goto(f"{served.url}/review")
    page.locator("input[name=chosen]").nth(0).check()
    page.locator("input[name=chosen]").nth(1).check()
    page.select_option("#batch select", "unsure")
    before = len(served.case.log())
    page.click("text=See what would change")
    page.wait_for_selector("h1 >> text=What would change")
    assert len(served.case.log()) == before
    page.click("text=Back, and change nothing")
    assert len(served.case.log()) == before


def test_versions_of_a_file_stand_side_by_side(served: Served, window: Window) -> None:
    page = window().new_page()
    page.goto(f"{served.url}/captures?q=changing")
    page.click("text=changing.txt")
    expect(page.locator("input[name=a]")).to_have_count(2)
    expect(page.locator("section[aria-labelledby=diff]")).to_contain_text("nothing more on Tuesday")


def test_what_is_chosen_is_carried_from_screen_to_screen(served: Served, window: Window) -> None:
    page = window().new_page()
    page.goto(f"{served.place}/claims.html")
    page.locator("details.entry summary").first.click()
    page.locator("details.entry[open] >> text=only the edges behind it").first.click()
    expect(page.locator(".chosen")).to_have_count(1)
    assert "claim=" in page.url
    page.click(".storynav >> text=Timeline")
    page.wait_for_url("**/timeline.html?*")
    expect(page.locator(".chosen")).to_have_count(1)
    assert "claim=" in page.url
    page.click(".chosen a")
    expect(page.locator(".chosen")).to_have_count(0)
    assert "claim=" not in page.url


def test_what_is_typed_into_the_search_is_words(served: Served, window: Window) -> None:
    page = window().new_page()
    for typed in ('"', "AND (", "fire NEAR/2 x*", "<script>alert(1)</script>", "' OR 1=1 --"):
        page.goto(served.url)
        page.fill("#find", typed)
        page.click(".find button")
        expect(page.locator("h1")).to_have_text("Search")

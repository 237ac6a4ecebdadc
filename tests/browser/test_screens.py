"""Every screen in a real browser: nothing is complained of, nothing leaves the server, nobody is shut out."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.served import Looked, Served, screens

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

expect = pytest.importorskip("playwright.sync_api", reason="no playwright here: install the group dev").expect
Window = Callable[..., "BrowserContext"]
#: All rules in light; in dark only what depends on colours, as all else is the same page.
RULES: dict[str, dict[str, Any]] = {
    "light": {"runOnly": ["wcag2a", "wcag2aa"], "resultTypes": ["violations"]},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_loads_cleanly(served: Served, window: Window, scheme: str) -> None:
    looked = Looked(served.url)
    page = looked.watch(window(color_scheme=scheme).new_page())
    for name, address in screens(served).items():
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, f"{name}: {answer and answer.status}"
    assert not looked.told, "\n".join(looked.told)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(served: Served, window: Window, scheme: str) -> None:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        warnings.warn("no screen was looked at for accessibility: install axe-playwright-python", stacklevel=1)
        pytest.skip("ACCESSIBILITY WAS NOT TESTED: install axe-playwright-python (group dev)")
    page = window(color_scheme=scheme).new_page()
    wrong: list[str] = []
    for name, address in screens(served).items():
        page.goto(address)
        found: dict[str, Any] = Axe().run(page, options=RULES[scheme]).response
        wrong += [_told(name, violation) for violation in found["violations"]]
    assert not wrong, "\n".join(wrong)


def _told(name: str, violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    return f"{name}: {violation['id']} ({len(nodes)}): {nodes[0]['html'][:160]} {nodes[0]['failureSummary'][:300]}"


def test_no_screen_is_wider_than_a_phone(served: Served, window: Window) -> None:
    page = window(viewport={"width": 390, "height": 800}).new_page()
    wide = []
    for name, address in screens(served).items():
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide.append(f"{name}: {width}")
    assert not wide, ", ".join(wide)


def test_everything_can_be_read_without_scripts(served: Served, window: Window) -> None:
    page = window(java_script_enabled=False).new_page()
    page.goto(served.url)
    page.click(".card h2 a")
    page.click(".storynav >> text=Claims")
    page.fill("form.filter input[name=q]", "dead")
    page.click("form.filter >> text=Filter")
    page.wait_for_url("**q=dead**")
    first = page.locator("details.entry summary").first
    first.click()
    page.locator("details.entry[open] a.wit").first.click()
    page.wait_for_url("**/reader-*#*")
    expect(page.locator(":target")).to_have_count(1)
    page.click(".storynav >> text=Stemma")
    page.locator("svg a.edge").first.dispatch_event("click")
    page.goto(f"{served.place}/stemma.html")
    expect(page.locator(".drawer.edge-told").first).to_be_attached()
    page.fill("#find", "port")
    page.click(".find button")
    expect(page.locator(".hit mark").first).to_be_attached()


def test_error_pages_speak_plainly(served: Served, window: Window) -> None:
    page = window().new_page()
    for address in ("/nowhere", f"/stories/{served.story}/none.html", f"/stories/{served.story}/evidence/none"):
        answer = page.goto(served.url + address)
        assert answer is not None and answer.status == 404
        assert page.locator("h1").inner_text().endswith(".")
        expect(page.locator("main a").first).to_be_attached()

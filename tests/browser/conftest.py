"""A real browser in front of a real server. Where no browser is installed these tests say so and are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.served import EXAMPLES, Served, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium from the system."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser here: install one of {', '.join(BROWSERS)}")
    api = pytest.importorskip("playwright.sync_api", reason="no playwright here: install the group dev")
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to sandbox what root runs
    with api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The warehouse fire and the fight for a town as a case that has been run, with one file in two versions."""
    pytest.importorskip("uvicorn", reason="the web application needs: pip install secondsource[web]")
    from secondsource.case import Case

    case = Case.create(tmp_path_factory.mktemp("cases") / "browsed.case")
    case.add(EXAMPLES / "warehouse-fire")
    case.add(EXAMPLES / "pass-town")
    first = (EXAMPLES / "warehouse-fire" / "01-wire-first.txt").read_text(encoding="utf-8")
    case.add_bytes("changing.txt", first.encode())
    case.add_bytes("changing.txt", f"{first}\nThe harbour office said nothing more on Tuesday.\n".encode())
    case.run()
    largest = case.rows("stories", by_rank=True, limit=1).items[0].id
    with serve(case) as url:
        yield Served(url, case, largest)
    case.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens windows that are closed at the end."""
    opened: list[BrowserContext] = []

    def make(**how: Any) -> BrowserContext:
        opened.append(browser.new_context(**how))
        opened[-1].set_default_timeout(15_000)
        return opened[-1]

    yield make
    for one in opened:
        one.close()

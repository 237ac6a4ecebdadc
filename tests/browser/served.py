"""A case behind a server, what a browser complains of, and the list of all screens."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from secondsource.case import Case

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass
class Served:
    """A case behind a server: its address, the case, the id of its largest story."""

    url: str
    case: Case
    story: str = ""

    @property
    def place(self) -> str:
        """Where the pages of the story are."""
        return f"{self.url}/stories/{self.story}"


@contextmanager
def serve(case: Case) -> Iterator[str]:
    """Serve a case on a free port of this computer."""
    import uvicorn

    from secondsource.web.app import create

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create(case), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@dataclass
class Looked:
    """What a browser complained of while it looked."""

    origin: str
    told: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        """Note errors of scripts, what the policy forbade, and requests that leave the server."""
        page.on(
            "console", lambda m: self.told.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.told.append(f"{page.url}: {error}"))
        page.on("request", lambda r: None if self._ours(r.url) else self.told.append(f"{page.url}: asks {r.url}"))
        return page

    def _ours(self, url: str) -> bool:
        return url.startswith((self.origin, "data:", "blob:", "about:"))


def screens(served: Served) -> dict[str, str]:
    """Every screen by name."""
    from secondsource.export.site.render import _PARTS

    at = served.case.story(served.story)
    place = served.place
    claim, edge = at.claims[0].id, at.lineage.edges[0].id
    pages = [name for name in _PARTS if name not in ("pair", "reader")]
    told = {name: f"{place}/{name}.html" for name in pages}
    told |= {f"reader-{at.reports[0].id}": f"{place}/reader-{at.reports[0].id}.html"}
    pair = "&".join(f"with={report.id}" for report in at.reports[:3])
    told |= {"three witnesses": f"{place}/witnesses.html?{pair}"}
    told |= {"stemma of a claim": f"{place}/stemma.html?claim={claim}"}
    told |= {"claims filtered": f"{place}/claims.html?status={at.claims[0].status}&q=a"}
    told |= {"evidence of an edge": f"{place}/evidence/{edge}", "evidence of a claim": f"{place}/evidence/{claim}"}
    if at.conflicts:
        told["evidence of a conflict"] = f"{place}/evidence/{at.conflicts[0].id}"
    url = served.url
    told |= {"stories": f"{url}/", "search": f"{url}/search?q=fire", "review": f"{url}/review", "log": f"{url}/log"}
    told |= {"changes": f"{url}/changes", "runs": f"{url}/runs", "files": f"{url}/captures", "add": f"{url}/add"}
    told |= {"versions": f"{url}/captures?name=changing.txt", "about": f"{url}/about"}
    told |= {"judge": f"{url}/judge?kind=edge&at={edge}&story={served.story}"}
    return told

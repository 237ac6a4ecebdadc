"""What is attacked: two shared cases with users, one of them full of hostile reports, served as they are for a desk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.settings import Settings
from secondsource.web.access import Share
from secondsource.web.app import Application, create, role_of, routes

HOME = "http://localhost:8765"
TOKEN = "the-token-of-this-server"
USERS = {"rita": "reader", "vera": "reviewer", "otto": "owner"}
SCRIPT = "<script>alert('loud')</script>"
#: What must never stand in a page as it is.
LOUD = (SCRIPT, "<img src=x", "<svg onload", "<script>alert", "</title><script", '" onmouseover="')
#: Nor a link that runs something, however it is written.
RUNS = re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data|vbscript):""", re.I)
UPLOAD = 1_000_000

PAGE = """<!doctype html><html><head><title>{script} Ferry sinks at Port Velo</title>
<meta name="author" content='"><script>alert(1)</script>'>
<link rel="canonical" href="javascript:alert(document.domain)">
<meta property="og:url" content="javascript:alert(1)">
<meta property="og:site_name" content='<img src=x onerror=alert(1)>'>
<meta property="article:published_time" content="2031-05-02T08:00:00Z"></head>
<body onload="alert(1)"><article><h1>Ferry sinks at Port Velo</h1>
<p>PORT VELO (Nordwire) - At least 14 people died when a ferry sank off Port Velo on Friday, the harbour office said.
&lt;script&gt;alert('loud')&lt;/script&gt; and &lt;svg onload=alert(2)&gt; were painted on its side.</p>
<p>"Nobody was warned," said Ada Brontel, a spokeswoman for the harbour office. The ferry carried 60 people.</p>
</article><script>alert(3)</script></body></html>"""


def reports() -> Iterator[tuple[str, bytes]]:
    """Hostile reports about one invented ferry: scripts in titles, texts, addresses, outlets and names of files."""
    yield f"page {SCRIPT}.html", PAGE.format(script="&lt;/title&gt;&lt;script&gt;alert('loud')&lt;/script&gt;").encode()
    for n, (title, url, outlet) in enumerate(
        [
            (SCRIPT, "javascript:alert(1)", "Quay Post"),
            ("</title><script>alert(1)</script>", "data:text/html,<script>alert(1)</script>", SCRIPT),
            ('" onmouseover="alert(1)', "JaVaScRiPt:alert(1)//http://x.example", "<svg onload=alert(1)>"),
            ("{{ 7 * 7 }} {% raw %}", "//evil.example/x", "\u202eevil"),
        ]
    ):
        text = (
            f"{title}\nPORT VELO, May {n + 2} - The harbour office said {12 + n} people died when a ferry sank off "
            f"Port Velo. {SCRIPT} <img src=x onerror=alert(1)> stood on its side. The mayor, Bela Orsin, denied that "
            "it was overloaded. <svg onload=alert(2)> Divers found the hull on Saturday."
        )
        told = {
            "id": f"r{n}",
            "title": title,
            "url": url,
            "outlet": outlet,
            "text": text,
            "published": f"2031-05-0{n + 2}",
        }
        yield f"{SCRIPT} {n}.jsonl", (json.dumps(told) + "\n").encode()


@dataclass
class Stand:
    """The application and the means to come to it."""

    app: Application
    cases: dict[str, Case]
    _known: dict[tuple[str, str], TestClient] = field(default_factory=dict)

    def stranger(self, address: str = "198.51.100.7") -> TestClient:
        """A browser that was never here."""
        return TestClient(
            self.app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False, client=(address, 40000)
        )

    def anew(self) -> Stand:
        """The same cases in a server that was started just now: it remembers no tries."""
        return Stand(create(self.cases, share=Share(token=TOKEN, users=True), upload=UPLOAD), self.cases)

    def user(self, name: str, case: str = "alpha") -> TestClient:
        """A browser in which somebody has logged in."""
        found = self._known.get((name, case))
        if found is None:
            found = self._known[name, case] = self.stranger("203.0.113.5")
            answer = log_in(found, name, f"password of {name}", case)
            assert answer == 303, f"{name} could not log in: {answer}"
        return found

    def csrf(self, name: str, case: str = "alpha") -> str:
        """The form token of somebody's session."""
        told: dict[str, str] = self.user(name, case).get(f"/c/{case}/api/v1/session").json()
        return told["csrf"]

    def send(self, name: str, path: str, told: object, case: str = "alpha") -> int:
        """Send JSON as somebody, with all that a request needs; the status."""
        headers = {"x-csrf-token": self.csrf(name, case), "origin": HOME}
        return self.user(name, case).post(f"/c/{case}{path}", json=told, headers=headers).status_code


def paths(stand: Stand, *, role: str = "") -> Iterator[tuple[str, str]]:
    """(method, address) of every route, with something in place of its parameters."""
    for route in routes(stand.app.app):
        if role and role_of(route) != role:
            continue
        path = re.sub(r"\{(?!case_name).*?\}", "1", route.path).replace("{case_name}", "alpha")
        for method in sorted(route.methods):
            yield method, path


def log_in(client: TestClient, name: str, password: str, case: str = "alpha", wanted: str = "") -> int:
    """Log in by the form; the status of the answer."""
    return submit(client, name, password, case, wanted)[0]


def submit(client: TestClient, name: str, password: str, case: str = "alpha", wanted: str = "") -> tuple[int, str, str]:
    """Send the login form; status, where it leads, and the page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(f"/c/{case}/login").text)
    told = {"csrf": found[1] if found else "", "name": name, "password": password, "next": wanted}
    answer = client.post(f"/c/{case}/login", data=told)
    return answer.status_code, answer.headers.get("location", ""), answer.text


@contextmanager
def stand(folder: Path) -> Iterator[Stand]:
    """The cases, made in a folder and run once."""
    cases = {name: Case.create(folder / f"{name}.case", settings=Settings(workers=1)) for name in ("alpha", "beta")}
    for case in cases.values():
        for name, role in USERS.items():
            case.admit(name, role, f"password of {name}")
    for name, data in reports():
        cases["alpha"].add_bytes(name, data)
    cases["alpha"].run()
    app = create(cases, share=Share(token=TOKEN, users=True), upload=UPLOAD)
    try:
        yield Stand(app, cases)
    finally:
        app.office.close()
        for case in cases.values():
            case.close()

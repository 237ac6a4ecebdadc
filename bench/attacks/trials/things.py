"""Files, pages and reports that are not what they seem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.attacks.stand import HOME, LOUD, RUNS, SCRIPT, UPLOAD, Stand
from bench.attacks.table import Outcome, attack
from starlette.testclient import TestClient

from secondsource.web.guard import POLICY

TRAVERSAL = [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fcase.json",
    "/etc/passwd",
    "%2fetc%2fpasswd",
]
TRAVERSAL += [
    "....//....//case.json",
    "..\\..\\case.json",
    "..%5c..%5ccase.json",
    "%c0%ae%c0%ae/case.json",
    "case.json%00.css",
]
TRAVERSAL += [
    "..;/case.json",
    "%252e%252e%252fcase.json",
    "web.key",
    "../web.key",
    "..%2fweb.key",
    "~/.ssh/id_rsa",
    "file:///etc/passwd",
]


@attack(
    "files",
    "paths that lead out",
    "17 spellings of .., absolute, NUL, the case's own files, on static files, captures, pages of a story",
)
def _traversal(stand: Stand) -> Iterator[Outcome]:
    key = (stand.cases["alpha"].path / "web.key").read_bytes()
    story = stand.cases["alpha"].stories()[0].id
    for base in (
        "/static/",
        "/c/alpha/captures/",
        "/c/alpha/api/v1/captures/",
        f"/c/alpha/stories/{story}/",
        "/c/alpha/",
    ):
        for path in TRAVERSAL:
            answer = stand.user("otto").get(base + path)
            leaked = b"root:" in answer.content or key in answer.content or b"secondsource-case/1" in answer.content
            led = answer.headers.get("location", "/c/alpha/").startswith("/c/alpha/")
            yield base + path, str(answer.status_code), not leaked and led and 300 <= answer.status_code < 500


@attack(
    "uploads", "names of files", "traversal, absolute, NUL, control and direction marks, 4,000 letters, quotes, devices"
)
def _file_names(stand: Stand) -> Iterator[Outcome]:
    folder = stand.cases["beta"].path
    odd = ["../../evil.txt", "/etc/cron.d/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a\0.txt", "x" * 4000 + ".txt"]
    odd += [
        "\u202egpj.txt",
        'a".txt',
        "a\r\nX: y.txt",
        ".htaccess.txt",
        "con.txt",
        "....txt",
        "case.json",
        "lock",
        "web.key",
        "~",
    ]
    before = _outside(folder)
    for n, name in enumerate(odd):
        headers = {"x-csrf-token": stand.csrf("vera", "beta"), "origin": HOME}
        files = {"files": (name, f"PORT VELO - Report number {n} of an invented ferry.".encode())}
        answer = stand.user("vera", "beta").post("/c/beta/api/v1/captures", files=files, headers=headers)
        names = answer.json().get("new", []) if answer.status_code == 201 else []
        odd_name = any(set("/\\\0\r\n\u202e") & set(kept) or len(kept) > 250 for kept in names)
        yield (
            name[:30],
            str(answer.status_code),
            answer.status_code < 500 and not odd_name and _outside(folder) == before,
        )
    (folder / "captures" / "zz").unlink(missing_ok=True)


def _outside(case: object) -> list[str]:
    """What lies beside the captures, and beside the case."""
    from pathlib import Path

    folder = Path(str(case))
    inside = [p.name for p in folder.iterdir() if not p.name.startswith((".", "case.db", "web.gone"))]
    return sorted([*inside, *(p.name for p in folder.parent.iterdir())])


@attack(
    "uploads",
    "too much, or not what it says",
    "over the cap with and without a length, 600 files, archives, programs, pictures, NULs, nothing",
)
def _uploads(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("vera", "beta")
    headers = {"x-csrf-token": stand.csrf("vera", "beta"), "origin": HOME}
    path = "/c/beta/api/v1/captures"
    held = len(list(_held(stand)))
    big = client.post(path, files={"files": ("big.txt", b"x" * (UPLOAD + 1))}, headers=headers)
    yield "over the cap", str(big.status_code), big.status_code == 413
    kind = {"content-type": "multipart/form-data; boundary=b"}
    endless = client.post(path, content=iter([b"--b\r\n" + b"x" * 60000] * 40), headers={**headers, **kind})
    yield "without a length", str(endless.status_code), endless.status_code in (400, 413)
    many = client.post(path, files=[("files", (f"{n}.txt", b"x")) for n in range(600)], headers=headers)
    yield "600 files", str(many.status_code), many.status_code == 400
    for name, body in _no_reports():
        answer = client.post(path, files={"files": (name, body)}, headers=headers)
        taken = answer.json().get("new", ["?"]) if answer.status_code == 201 else []
        yield name, f"{answer.status_code}, not taken" if not taken else str(answer.status_code), not taken
    for told in (
        {"name": "x"},
        {"name": "", "text": "y"},
        {"name": "x", "text": 7},
        ["x"],
        "x",
        {"name": "x", "text": "a\0b"},
    ):
        answer = client.post(path, json=told, headers=headers)
        yield f"JSON {told}", str(answer.status_code), 400 <= answer.status_code < 500
    yield "nothing was kept", "", len(list(_held(stand))) == held


def _held(stand: Stand) -> Iterator[object]:
    with stand.cases["beta"].store.view() as view:
        yield from view.held()


def _no_reports() -> list[tuple[str, bytes]]:
    return [
        ("a.zip", b"PK\x03\x04" + b"\0" * 50),
        ("a.txt", b"PK\x03\x04" + b"\0" * 50),
        ("a.html", b"\x7fELF" + b"\0" * 50),
        ("a.txt", b"%PDF-1.7 ..."),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.txt", b"abc\0def\0" * 50),
        ("a.txt", b""),
        ("a.exe", b"MZ\x90\0"),
    ]


@attack(
    "every page",
    "script stored in a report",
    "in title, text, outlet, author, address (javascript:, data:), name of the file; all pages, search, API",
)
def _stored(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("otto")
    for path in sorted(_reachable(client)):
        answer = client.get(path)
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("text/html"):
            safe = kind.startswith(("application/json", "text/css", "text/javascript", "application/octet-stream"))
            yield path, kind.partition(";")[0] or str(answer.status_code), safe or answer.status_code in (303, 307)
            continue
        loud = [one for one in LOUD if one in answer.text]
        inline = re.search(r"<script(?![^>]* src=\"/?[a-z/.]*\.js\")[^>]*>|\son[a-z]+=\"|style=\"", answer.text)
        held = (
            not loud
            and not inline
            and not RUNS.search(answer.text)
            and answer.headers["content-security-policy"] == POLICY
        )
        yield path, "escaped", held and answer.status_code < 500
    for q in (SCRIPT, '"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "{{7*7}}", "javascript:alert(1)"):
        for page in ("search?q=", "?q=", "captures?q=", "stories?q=", "runs?x=", "login?next="):
            answer = client.get(f"/c/alpha/{page}{q}")
            held = not any(one in answer.text for one in LOUD) and not RUNS.search(answer.text)
            yield f"{page}{q}", "escaped", held and answer.status_code < 500


def _reachable(client: TestClient, most: int = 400) -> set[str]:
    """Every page that links lead to from the front of the case."""
    seen, ahead = set[str](), ["/c/alpha/"]
    while ahead and len(seen) < most:
        path = ahead.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        place = answer.headers.get("location", "")
        if place.startswith("/c/alpha/"):
            ahead.append(place)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for href in re.findall(r'(?:href|action)="([^"#]*)', answer.text):
            to = href.replace("&amp;", "&")
            if to.startswith("/c/alpha/"):
                ahead.append(to)
            elif re.fullmatch(r"[a-z]+(?:-[^/:?]*)?\.html(?:\?[^:]*)?", to):
                ahead.append(path.rpartition("/")[0] + "/" + to)
    return {path for path in seen if "logout" not in path}


@attack(
    "captures",
    "a page of the case's own run as a page",
    "HTML captures by both addresses: saved, never shown; sandboxed",
)
def _captures(stand: Stand) -> Iterator[Outcome]:
    with stand.cases["alpha"].store.view() as view:
        digests = [held.sha256 for held in view.held()]
    for sha256 in digests:
        for path in (f"/c/alpha/captures/{sha256}", f"/c/alpha/api/v1/captures/{sha256}"):
            answer = stand.user("rita").get(path)
            kind, policy = answer.headers["content-type"], answer.headers["content-security-policy"]
            saved = answer.headers.get("content-disposition", "").startswith("attachment")
            plain = kind.startswith(("text/plain", "application/octet-stream"))
            yield (
                path[-12:],
                f"{answer.status_code} {kind.partition(';')[0]}, saved",
                plain and saved and "sandbox" in policy,
            )
    answer = stand.user("rita", "beta").get(f"/c/beta/captures/{digests[0]}")
    yield "of the other case", str(answer.status_code), answer.status_code == 404


#: In the order of the table.
TRIALS = (_traversal, _file_names, _uploads, _stored, _captures)

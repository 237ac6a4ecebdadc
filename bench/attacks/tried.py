"""What is tried: strangers, readers who want more, pages elsewhere, hostile files and reports, odd addresses."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator

from bench.attacks.stand import HOME, LOUD, SCRIPT, TOKEN, UPLOAD, USERS, Stand, log_in, submit
from bench.attacks.table import Outcome, attack
from starlette.testclient import TestClient

from secondsource.web.app import role_of, routes
from secondsource.web.desk import SAFE
from secondsource.web.guard import POLICY

ANY = "any address"


def _paths(stand: Stand, *, role: str = "") -> Iterator[tuple[str, str]]:
    """(method, address) of every route, with something in place of its parameters."""
    for route in routes(stand.app.app):
        if role and role_of(route) != role:
            continue
        path = re.sub(r"\{(?!case_name).*?\}", "1", route.path).replace("{case_name}", "alpha")
        for method in sorted(route.methods):
            yield method, path


@attack("every route", "no session", "each route asked for by a stranger")
def _no_session(stand: Stand) -> Iterator[Outcome]:
    for method, path in _paths(stand):
        role = "" if path in ("/", "/static/1", "/c/alpha/login") else "needed"
        answer = stand.stranger().request(method, path)
        if role:
            told = "login page" if answer.status_code == 303 else str(answer.status_code)
            held = answer.status_code == 401 or "/login?next=" in answer.headers.get("location", "")
            yield f"{method} {path}", told, held and "ferry" not in answer.text.lower()


@attack(
    "every route",
    "a token that is none",
    "empty, cut, of another server, the token of a case without users, odd letters",
)
def _wrong_token(stand: Stand) -> Iterator[Outcome]:
    headers = {"x-csrf-token": stand.csrf("vera"), "origin": HOME}
    good = stand.user("vera").post("/c/alpha/api/v1/tokens", headers=headers).json()["token"]
    for wrong in (
        b"",
        b"x",
        good[:-3].encode(),
        f"{good}A".encode(),
        TOKEN.encode(),
        b"\xff\xfe",
        b"x" * 4000,
        b"null",
    ):
        for path in ("/api/v1/claims", "/api/v1/session"):
            sent = {b"authorization": b"Bearer " + wrong}
            answer = stand.stranger().get(f"/c/alpha{path}", headers=sent)  # type: ignore[arg-type]
            yield f"{wrong[:20]!r} {path}", str(answer.status_code), answer.status_code == 401
    answer = stand.stranger().get("/c/beta/api/v1/claims", headers={"authorization": f"Bearer {good}"})
    yield "a token of the other case", str(answer.status_code), answer.status_code == 401
    answer = stand.stranger().get(f"/c/alpha/api/v1/claims?token={good}")
    yield "a token in the address", str(answer.status_code), answer.status_code == 401


@attack(
    "roles",
    "more than one's role",
    "a reader sends every change, a reviewer everything of an owner, with all tokens right",
)
def _escalation(stand: Stand) -> Iterator[Outcome]:
    above = {"rita": ("reviewer", "owner"), "vera": ("owner",)}
    for name, roles in above.items():
        headers = {"x-csrf-token": stand.csrf(name), "origin": HOME}
        for role in roles:
            for method, path in _paths(stand, role=role):
                answer = stand.user(name).request(method, path, headers=headers, json={} if "/api/" in path else None)
                yield f"{name}: {method} {path}", str(answer.status_code), answer.status_code == 403
    told = {"name": "rita", "role": "owner", "password": "long enough now"}
    yield "rita makes herself owner", str(stand.send("rita", "/api/v1/people", told)), _role(stand, "rita") == "reader"
    judged = {"judgements": [{"kind": "status", "at": ["claim"], "verdict": "negative"}]}
    status = stand.send("rita", "/api/v1/judgements", judged)
    yield "rita judges", str(status), status == 403 and not stand.cases["alpha"].log()


def _role(stand: Stand, name: str) -> str:
    return next(user.role for user in stand.cases["alpha"].users() if user.name == name)


@attack(
    "every change",
    "forged form (CSRF)",
    "no token, an empty one, one of another session, one of the other case, in the address",
)
def _forged(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("otto")
    other = stand.stranger()
    log_in(other, "vera", "password of vera")
    foreign = other.get("/c/alpha/api/v1/session").json()["csrf"]
    for method, path in _paths(stand):
        if method in SAFE or path.endswith("/login"):
            continue
        for csrf in ("", "0" * 32, foreign, stand.csrf("otto", "beta")):
            sent = {"origin": HOME, **({"x-csrf-token": csrf} if csrf else {})}
            body = {"json": {}} if "/api/" in path else {"data": {"csrf": csrf, "n": "1"}}
            answer = client.request(method, path, headers=sent, **body)  # type: ignore[arg-type]
            yield f"{method} {path} {csrf[:6]}", str(answer.status_code), answer.status_code == 403
    right = stand.csrf("otto")
    answer = client.post(f"/c/alpha/logout?csrf={right}", headers={"origin": HOME})
    yield "the right token in the address", str(answer.status_code), answer.status_code == 403


@attack(
    "every change",
    "sent by another site",
    "Origin of another host, port, scheme, `null`; Sec-Fetch-Site; with the right token",
)
def _other_origin(stand: Stand) -> Iterator[Outcome]:
    client, csrf = stand.user("otto"), stand.csrf("otto")
    for sent in (
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:9999"},
        {"origin": f"{HOME}.evil.example"},
        {"origin": "http://localhost:8765@evil.example"},
        {"origin": "file://"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        for path in ("/c/alpha/logout", "/c/alpha/runs", "/c/alpha/add", "/c/alpha/people"):
            answer = client.post(path, data={"csrf": csrf}, headers=sent)
            yield f"{path} {sent}", str(answer.status_code), answer.status_code == 403


@attack(ANY, "DNS rebinding", "Host of a name elsewhere, two hosts, none, numbers that mean 127.0.0.1, user@host")
def _rebinding(stand: Stand) -> Iterator[Outcome]:
    names = [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "localhost@evil.example",
        "0x7f000001",
    ]
    for host in (*names, "2130706433", "localhost:evil", "[::1", "localhost, evil.example", "localhost\tevil"):
        for path in ("/c/alpha/", "/c/alpha/api/v1/claims", "/static/site.css"):
            answer = stand.user("otto").get(path, headers={"host": host})
            yield f"{host!r} {path}", str(answer.status_code), answer.status_code in (400, 421)
    two = stand.user("otto").get("/c/alpha/", headers=[("host", "localhost"), ("host", "evil.example")])  # type: ignore[arg-type]
    yield "two", str(two.status_code), two.status_code == 421


@attack(
    "sessions",
    "cookies made up or taken elsewhere",
    "every 5th letter changed, another case's, of another key, from before logging out",
)
def _cookies(stand: Stand) -> Iterator[Outcome]:
    name = stand.app.office.doors["alpha"].cookie
    thief = stand.stranger()
    log_in(thief, "otto", "password of otto")
    good = _cookie(thief, name)
    for at in range(0, len(good), 5):
        sent = good[:at] + ("A" if good[at] != "A" else "B") + good[at + 1 :]
        yield f"letter {at}", *_with_cookie(stand, name, sent)
    beta = stand.user("rita", "beta")
    yield "of the other case", *_with_cookie(stand, name, _cookie(beta, stand.app.office.doors["beta"].cookie))
    for odd in ("", "x", "W10.x.y", "e30.e30.e30", "A" * 3000, '"; drop', "null"):
        yield odd[:20], *_with_cookie(stand, name, odd)
    csrf = thief.get("/c/alpha/api/v1/session").json()["csrf"]
    thief.post("/c/alpha/logout", data={"csrf": csrf})
    yield "from before logging out", *_with_cookie(stand, name, good)
    fixed = stand.stranger()
    fixed.get("/c/alpha/login")
    before = _cookie(fixed, name)
    log_in(fixed, "rita", "password of rita")
    yield "fixed before logging in", *_with_cookie(stand, name, before)


def _cookie(client: TestClient, name: str) -> str:
    return next(cookie.value or "" for cookie in client.cookies.jar if cookie.name == name)


def _with_cookie(stand: Stand, name: str, value: str) -> tuple[str, bool]:
    answer = stand.stranger().get("/c/alpha/api/v1/session", headers={"cookie": f"{name}={value}"})
    return str(answer.status_code), answer.status_code == 401


@attack(
    "login",
    "guessing passwords",
    "40 tries from one address; 15 from as many addresses for one name; then the right one",
)
def _guessing(stand: Stand) -> Iterator[Outcome]:
    client = stand.stranger("192.0.2.77")
    codes = [log_in(client, f"someone{n}", "guess", "beta") for n in range(40)]
    yield (
        "one address",
        f"401 ×{codes.count(401)}, 429 ×{codes.count(429)}",
        codes.count(401) <= 20 and 303 not in codes,
    )
    codes = [log_in(stand.stranger(f"192.0.2.{n}"), "otto", "guess", "beta") for n in range(15)]
    yield "one name", f"401 ×{codes.count(401)}, 429 ×{codes.count(429)}", codes.count(401) <= 10 and 303 not in codes
    code = log_in(stand.stranger("192.0.2.200"), "otto", "password of otto", "beta")
    yield "the right one while waiting", str(code), code == 429


@attack(
    "login", "finding out who is let in", "known and unknown names: same words, status, and time within a factor of two"
)
def _names(stand: Stand) -> Iterator[Outcome]:
    told: dict[str, tuple[int, str, float]] = {}
    for n, name in enumerate(["vera", "nobody", "vera", "nobody", "vera", "nobody"]):
        client = stand.stranger(f"192.0.2.{100 + n}")
        began = time.perf_counter()
        status, _, text = submit(client, name, "wrong password")
        spent = time.perf_counter() - began
        shown = re.sub(r'value="[^"]*"|content="[0-9a-f]{32}"', "", text)
        told[name] = (status, shown, min(spent, told.get(name, (0, "", spent))[2]))
    same = told["vera"][:2] == told["nobody"][:2]
    slower, faster = max(t[2] for t in told.values()), min(t[2] for t in told.values())
    yield "words", "the same" if same else "differ", same
    yield "time", "alike" if slower < 2 * faster else f"{slower / faster:.1f}", slower < 2 * faster
    there, gone = (stand.stranger().get(f"/c/{case}/api/v1/session") for case in ("alpha", "gamma"))
    yield "names of cases", f"{there.status_code}/{gone.status_code}", there.status_code == gone.status_code == 401


@attack(
    "login",
    "being led elsewhere after logging in",
    "`next` with //, \\\\, another scheme, another case, line breaks, ..",
)
def _redirects(stand: Stand) -> Iterator[Outcome]:
    wanted = [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/c/beta/",
    ]
    wanted += [
        "/c/alpha/../beta/",
        "/c/alpha/\r\nSet-Cookie: a=b",
        "\t//evil.example",
        "/c/alphabet",
        "http:/c/alpha/",
        "///evil",
    ]
    for one in wanted:
        status, place, _ = submit(stand.stranger(), "rita", "password of rita", wanted=one)
        yield one, f"to {place}", status == 303 and place == "/c/alpha/"


@attack("headers", "line breaks in what is echoed", "names of files, `next`, search words, ids, ETags with CR, LF, NUL")
def _injection(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("vera")
    for odd in ("%0d%0aX-Evil: 1", "%0aX-Evil:%201", "%E5%98%8A%E5%98%8DX-Evil:1", "%00", "%0d%0a%0d%0a<script>"):
        for path in (
            f"/login?next=/c/alpha/{odd}",
            f"/search?q={odd}",
            f"/stories/{odd}",
            f"/captures/{odd}",
            f"/nowhere/{odd}",
        ):
            answer = client.get(f"/c/alpha{path}")
            yield path, str(answer.status_code), "x-evil" not in answer.headers and answer.status_code < 500
    answer = client.get("/c/alpha/api/v1/claims", headers={"if-none-match": '"x", W/"y", *, \\"'})
    yield "ETag", str(answer.status_code), answer.status_code == 200


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
            yield base + path, str(answer.status_code), not leaked and 400 <= answer.status_code < 500


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
        ("a.jsonl", b"not json\n"),
        ("a.jsonl", b'{"text": 5}\n'),
        ("a.jsonl", b"[" * 5000 + b"\n"),
        ("a.exe", b"MZ\x90\0"),
    ]


@attack(
    "every page",
    "script stored in a report",
    "in title, text, outlet, author, address (javascript:, data:), name of the file; all pages of the story, search, API",
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
        held = not loud and not inline and answer.headers["content-security-policy"] == POLICY
        yield path, "escaped", held and answer.status_code < 500
    for q in (SCRIPT, '"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "{{7*7}}", "javascript:alert(1)"):
        for page in ("search?q=", "?q=", "captures?q=", "stories?q=", "runs?x=", "login?next="):
            answer = client.get(f"/c/alpha/{page}{q}")
            held = not any(one in answer.text for one in LOUD) and "49" not in answer.text.replace(q, "")[:0]
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


SYNTAX = [
    '"',
    '""',
    "'",
    "*",
    "a*",
    "NEAR(a b)",
    "a AND",
    "NOT",
    "OR",
    "(",
    ")",
    "a OR (b",
    "title:x",
    "^a",
    "-a",
    "+a",
    "{a b}:c",
]
SYNTAX += [
    "' OR 1=1 --",
    "'; DROP TABLE items; --",
    "%",
    "_",
    "\\",
    "a\\",
    "ferry NEAR/2 sank",
    '"ferry sank',
    "\ufffd",
    "１２",
    "😀",
]
SYNTAX += [
    "x" * 500,
    "a " * 240,
    "-" * 400,
    '"' * 400,
    "ferry" + "\u0301" * 300,
    "\u202e",
    "كلمة",
    "船",
    ":",
    "::",
    "a:b:c",
    "$1",
    "%s",
]


@attack(
    "search",
    "syntax of the database",
    f"{len(SYNTAX)} words: FTS operators, quotes, SQL, wildcards, odd scripts, very long ones; page and API",
)
def _search(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("rita")
    for words in SYNTAX:
        for path in ("/c/alpha/api/v1/search", "/c/alpha/search", "/c/alpha/api/v1/claims"):
            answer = client.get(path, params={"words" if path.endswith("claims") else "q": words})
            yield f"{path} {words[:20]}", str(answer.status_code), answer.status_code in (200, 400, 422)
    everything = client.get("/c/alpha/api/v1/search", params={"q": "*"}).json()
    yield "a star means everything", "nothing found", not everything.get("items")


@attack(
    "API",
    "odd values",
    "numbers out of reach, cursors made up, NULs, half characters, 10,000 letters, deep and huge JSON, lists for texts",
)
def _odd_values(stand: Stand) -> Iterator[Outcome]:
    client, csrf = stand.user("otto"), stand.csrf("otto")
    odd = [
        "-1",
        "0",
        "99999999999999999999",
        "1e9",
        "NaN",
        "1;2",
        "0x10",
        "²",
        "",
        " ",
        "None",
        "x" * 10000,
        "%00",
        "%ff",
        "[]",
        "a:b",
    ]
    for name in ("claims", "reports", "captures", "judgements", "search", "queue", "stories"):
        for field in ("after", "limit", "story", "status", "order", "kind", "q"):
            for value in odd:
                answer = client.get(f"/c/alpha/api/v1/{name}?{field}={value}")
                yield f"{name}?{field}={value[:20]}", str(answer.status_code), answer.status_code < 500
    for page in ("search", "review", "log", "captures", "add", "runs", "stories", "changes", ""):
        for field in (
            "after",
            "before",
            "limit",
            "judged",
            "against",
            "story",
            "kind",
            "name",
            "a",
            "b",
            "sort",
            "status",
            "new",
        ):
            for value in odd:
                answer = client.get(f"/c/alpha/{page}?{field}={value}")
                yield f"{page}?{field}={value[:20]}", str(answer.status_code), answer.status_code < 500
    headers = {"x-csrf-token": csrf, "origin": HOME, "content-type": "application/json"}
    bodies = [b"", b"null", b"[]", b"{", b"[" * 100000, b'{"a":' * 20000, b"1" * 5000, b'"\\ud800"', b"\xff", b"{}" * 3]
    bodies += [
        b'{"judgements": "x"}',
        b'{"judgements": []}',
        b'{"judgements": [{"kind": "edge", "at": ["\\ud800"], "verdict": "positive"}]}',
    ]
    bodies += [
        b'{"judgements": [{"kind": "edge", "at": ["a\\u0000b"], "verdict": "positive"}]}',
        b'{"judgements": [{}], "x": 1}',
    ]
    bodies += [b'{"judgements": [{"kind": "edge", "at": ["nothing-like-it"], "verdict": "positive"}]}']
    for path in (
        "/api/v1/judgements",
        "/api/v1/preview",
        "/api/v1/people",
        "/api/v1/judgements/1/undo",
        "/api/v1/captures",
    ):
        for body in bodies:
            answer = client.post(f"/c/alpha{path}", content=body, headers=headers)
            yield f"{path} {body[:30]!r}", str(answer.status_code), 400 <= answer.status_code < 500


@attack(
    "API",
    "JSON under another name",
    "text/plain, a form, multipart, none, two kinds: what a form elsewhere can send without asking",
)
def _content_types(stand: Stand) -> Iterator[Outcome]:
    client, csrf = stand.user("otto"), stand.csrf("otto")
    body = b'{"name": "mallory", "role": "owner", "password": "long enough now"}'
    kinds = [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
        "text/json",
        "application/xml",
    ]
    for kind in (*kinds, "application/json-patch+json", "text/plain; application/json"):
        headers = {"x-csrf-token": csrf, "origin": HOME, "content-type": kind}
        answer = client.post("/c/alpha/api/v1/people", content=body, headers=headers)
        yield kind, str(answer.status_code), answer.status_code in (400, 415, 422)
    yield "nobody was let in", "", {user.name for user in stand.cases["alpha"].users()} == set(USERS)


@attack(
    "API",
    "method confusion",
    "X-HTTP-Method-Override, _method, changes by GET and HEAD, TRACE, CONNECT, made-up methods",
)
def _methods(stand: Stand) -> Iterator[Outcome]:
    client, csrf = stand.user("otto"), stand.csrf("otto")
    for name in ("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"):
        answer = client.get("/c/alpha/api/v1/people", headers={name: "DELETE", "x-csrf-token": csrf})
        yield name, str(answer.status_code), set(USERS) == {user.name for user in stand.cases["alpha"].users()}
    for method in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "PROPFIND", "get", "EVIL"):
        for path in (
            "/c/alpha/logout",
            "/c/alpha/api/v1/people/rita",
            "/c/alpha/api/v1/judgements/1/undo",
            "/c/alpha/judge",
        ):
            answer = client.request(method, path, headers={"x-csrf-token": csrf, "origin": HOME})
            yield f"{method} {path}", str(answer.status_code), 400 <= answer.status_code < 500
    answer = client.get("/c/alpha/login?_method=POST&name=otto&password=x")
    yield "_method", str(answer.status_code), answer.status_code in (200, 303)


@attack(
    "events", "listening from outside", "no session, a token of another case, another site's EventSource; 70 at once"
)
def _events(stand: Stand) -> Iterator[Outcome]:
    for path in ("/c/alpha/runs/live", "/c/alpha/api/v1/runs/live", "/c/gamma/runs/live"):
        answer = stand.stranger().get(path)
        yield path, str(answer.status_code), answer.status_code in (303, 401)
    office = stand.app.office
    office.listeners += 64
    answer = stand.user("rita").get("/c/alpha/runs/live")
    office.listeners -= 64
    yield "one more than may listen", str(answer.status_code), answer.status_code == 429
    told = stand.user("rita").get("/c/alpha/api/v1/case").headers
    yield "no header lets other sites read", "none", not any(name.startswith("access-control") for name in told)


@attack(
    "the connection",
    "requests that are none",
    "request smuggling (two lengths, length with chunks), huge headers, half a request, no HTTP",
)
def _raw(stand: Stand) -> Iterator[Outcome]:
    with served(stand) as port:
        host = b"Host: localhost\r\n"
        for what, sent in (
            (
                "two lengths",
                b"POST /c/alpha/login HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            ),
            ("a negative length", b"POST /c/alpha/login HTTP/1.1\r\n" + host + b"Content-Length: -5\r\n\r\n"),
            (
                "length and chunks",
                b"POST /c/alpha/login HTTP/1.1\r\n"
                + host
                + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /static/site.css HTTP/1.1\r\n"
                + host
                + b"\r\n",
            ),
            (
                "odd chunks",
                b"POST /c/alpha/login HTTP/1.1\r\n" + host + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            ),
            ("headers of 1 MB", b"GET / HTTP/1.1\r\n" + host + b"X: " + b"x" * 1_000_000 + b"\r\n\r\n"),
            ("an address of 200 KB", b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\n" + host + b"\r\n"),
            ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
            ("no host", b"GET / HTTP/1.1\r\n\r\n"),
            ("another's address", b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            (
                "a socket of another kind",
                b"GET /c/alpha/runs/live HTTP/1.1\r\n" + host + b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            ),
        ):
            status = _first_line(port, sent)
            yield what, status or "closed", status in ("", "400", "421", "431", "303", "401", "414")


def _first_line(port: int, sent: bytes) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            got = line.recv(4096)
        except OSError:
            return ""
    return got.split(b" ")[1].decode() if got.startswith(b"HTTP/") else ""


class served:
    """The application behind a real server on loopback."""

    def _init__(self, stand: Stand) -> None:
        import uvicorn

        config = uvicorn.Config(
            stand.app, log_level="critical", server_header=False, h11_max_incomplete_event_size=32 * 1024
        )
        config.ws = "none"
        self._server = uvicorn.Server(config)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def _enter__(self) -> int:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return int(self._socket.getsockname()[1])

    def _exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)

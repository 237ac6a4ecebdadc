"""Pages elsewhere that use the browser of somebody who is logged in."""

from __future__ import annotations

from collections.abc import Iterator

from bench.attacks.stand import HOME, USERS, Stand, log_in, paths
from bench.attacks.table import Outcome, attack

from secondsource.web.desk import SAFE


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
    for method, path in paths(stand):
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


@attack("any address", "DNS rebinding", "Host of a name elsewhere, two hosts, none, numbers for 127.0.0.1, user@host")
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


@attack("events", "listening from outside", "no session, a token of another case, one more than may listen at once")
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


#: In the order of the table.
TRIALS = (_forged, _other_origin, _rebinding, _content_types, _methods, _events)

"""Strangers, and users who want more than they may."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from bench.attacks.stand import HOME, TOKEN, Stand, log_in, paths, submit
from bench.attacks.table import Outcome, attack
from starlette.testclient import TestClient


@attack("every route", "no session", "each route asked for by a stranger")
def _no_session(stand: Stand) -> Iterator[Outcome]:
    for method, path in paths(stand):
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
            for method, path in paths(stand, role=role):
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
    stand = stand.anew()
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


@attack("every route", "guessing the token", "40 wrong tokens from one address; then the right one")
def _guessing_tokens(stand: Stand) -> Iterator[Outcome]:
    client = stand.anew().stranger("192.0.2.78")

    def asked(word: str) -> int:
        return client.get("/c/alpha/api/v1/session", headers={"authorization": f"Bearer {word}"}).status_code

    codes = [asked(f"a guess {n}") for n in range(40)]
    yield "guesses", f"401 ×{codes.count(401)}, 429 ×{codes.count(429)}", codes.count(401) == 20 and 200 not in codes
    yield "the right one while waiting", str(code := asked(TOKEN)), code == 429


@attack(
    "login", "finding out who is let in", "known and unknown names: same words, status, and time within a factor of two"
)
def _names(stand: Stand) -> Iterator[Outcome]:
    stand = stand.anew()
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


#: In the order of the table.
TRIALS = (_no_session, _wrong_token, _escalation, _cookies, _guessing, _guessing_tokens, _names, _redirects)
